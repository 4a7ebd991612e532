package org.convzoo.configs;

import org.jspecify.annotations.Nullable;

/**
 * The network of a run. What is left out is as published; what an architecture does not have is refused.
 *
 * @param architecture a name that {@code convzoo zoo list} shows
 * @param weights what the network begins with
 * @param input the size of the images that the network sees
 * @param activation takes the place of the architecture's own function between layers
 * @param dropout the probability to drop a value, in [0, 1); takes the place of the architecture's own
 * @param stride where a ResNet's bottleneck block halves its map
 * @param shortcut how a CIFAR ResNet's shortcuts gain channels
 * @param output what LeNet-5 as published ends in
 * @param width multiplies the channels of every layer of a MobileNet, in (0, 1]
 */
@Description("The network of a run. What is left out is as published.")
public record ModelConfig(
        @Description("A name that `convzoo zoo list` shows.")
        String architecture,

        @Description(
                "What the network begins with: none (drawn from the seed), imagenet (its publisher's default for the"
                        + " architecture), published weights by name, or a file.")
        @Default("none")
        WeightsConfig weights,

        @Description(
                "Size of the network's input as HEIGHTxWIDTHxCHANNELS, e.g. 32x32x1; the architecture's own if left out.")
        @Nullable
        ImageSize input,

        @Description("Takes the place of the architecture's own function between layers.") @Nullable
        ActivationConfig activation,

        @Description("The probability to drop a value; takes the place of the architecture's own.")
        @Range(min = 0, max = 1, maxExclusive = true)
        @Nullable
        Double dropout,

        @Description(
                "Where a ResNet's bottleneck block halves its map: torchvision in its 3x3, paper in its first 1x1.")
        @Nullable
        StridePlace stride,

        @Description("How a CIFAR ResNet's shortcuts gain channels: optionA by zeros, optionB by a convolution.")
        @Nullable
        Shortcut shortcut,

        @Description("What lenet5-1998 ends in: rbf as published, or softmax.") @Nullable
        Output output,

        @Description("Multiplies the channels of every layer of a mobilenet.")
        @Range(min = 0, minExclusive = true, max = 1)
        @Nullable
        Double width) {

    /** Where a bottleneck block halves its map. */
    public enum StridePlace {
        /** In the 3x3 convolution, as torchvision has it ("v1.5"). */
        TORCHVISION,
        /** In the first 1x1 convolution, as He et al. 2015 have it. */
        PAPER
    }

    /** How a shortcut gains channels (He et al. 2015, section 3.3 and 4.1). */
    public enum Shortcut {
        /** Zeros, no parameters. */
        OPTION_A,
        /** A 1x1 convolution where the shape changes. */
        OPTION_B
    }

    /** What LeNet-5 ends in. */
    public enum Output {
        /** Radial basis functions with fixed codes. */
        RBF,
        /** A dense layer and softmax. */
        SOFTMAX
    }

    /** A network as published. */
    public static ModelConfig of(String architecture) {
        return new ModelConfig(architecture, WeightsConfig.Keyword.NONE, null, null, null, null, null, null, null);
    }

    /** The same network for another input. */
    public ModelConfig withInput(@Nullable ImageSize size) {
        return new ModelConfig(architecture, weights, size, activation, dropout, stride, shortcut, output, width);
    }

    /** The same network with another factor on its channels. */
    public ModelConfig withWidth(double other) {
        return new ModelConfig(architecture, weights, input, activation, dropout, stride, shortcut, output, other);
    }

    /** The same network with other shortcuts. */
    public ModelConfig withShortcut(Shortcut other) {
        return new ModelConfig(architecture, weights, input, activation, dropout, stride, other, output, width);
    }

    /** The same network with other weights. */
    public ModelConfig withWeights(WeightsConfig other) {
        return new ModelConfig(architecture, other, input, activation, dropout, stride, shortcut, output, width);
    }
}
