package org.convzoo.zoo.blueprint;

import java.util.Objects;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.ModelConfig.Output;
import org.convzoo.configs.ModelConfig.Shortcut;
import org.convzoo.configs.ModelConfig.StridePlace;
import org.jspecify.annotations.Nullable;

/**
 * What an architecture's table leaves open.
 *
 * @param input of the network
 * @param classes it tells apart
 * @param activation takes the place of the architecture's own between its layers; null leaves that
 * @param dropout takes the place of the architecture's own: the probability to drop; null leaves that
 * @param stride where a bottleneck block of a ResNet halves its map
 * @param shortcut how a CIFAR ResNet's shortcuts gain channels
 * @param output of LeNet-5 as published
 * @param width multiplies the channels of a MobileNet
 */
public record NetworkOptions(
        ImageSize input,
        int classes,
        @Nullable Activation activation,
        @Nullable Double dropout,
        StridePlace stride,
        Shortcut shortcut,
        Output output,
        double width) {

    /** What a configuration says, as published where it says nothing. */
    public static NetworkOptions of(ModelConfig model, ImageSize input, int classes) {
        return new NetworkOptions(
                input,
                classes,
                model.activation() == null
                        ? null
                        : Activation.valueOf(model.activation().name()),
                model.dropout(),
                Objects.requireNonNullElse(model.stride(), StridePlace.TORCHVISION),
                Objects.requireNonNullElse(model.shortcut(), Shortcut.OPTION_A),
                Objects.requireNonNullElse(model.output(), Output.RBF),
                Objects.requireNonNullElse(model.width(), 1.0));
    }

    /** The same for another input. */
    public NetworkOptions withInput(ImageSize other) {
        return new NetworkOptions(other, classes, activation, dropout, stride, shortcut, output, width);
    }
}
