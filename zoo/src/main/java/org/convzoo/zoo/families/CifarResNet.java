package org.convzoo.zoo.families;

import java.util.List;
import java.util.Set;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig.Shortcut;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.ModelOption;
import org.convzoo.zoo.PixelScaling;
import org.convzoo.zoo.Publication;
import org.convzoo.zoo.Task;
import org.convzoo.zoo.blueprint.Activate;
import org.convzoo.zoo.blueprint.BatchNormalization;
import org.convzoo.zoo.blueprint.Classifier;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Dropout;
import org.convzoo.zoo.blueprint.Flow;
import org.convzoo.zoo.blueprint.GlobalPooling;
import org.convzoo.zoo.blueprint.NetworkOptions;
import org.convzoo.zoo.blueprint.PaddedShortcut;
import org.convzoo.zoo.blueprint.Window;

/**
 * Residual networks for CIFAR-10: He, Zhang, Ren and Sun, "Deep residual learning for image recognition", CVPR 2016
 * (arXiv:1512.03385), section 4.2: {@code 6n + 2} layers, n blocks for each of three map sizes.
 */
public final class CifarResNet {

    private static final Publication PAPER =
            new Publication("He et al., Deep residual learning for image recognition, arXiv:1512.03385", 2015);

    private static final Task CIFAR_10 = new Task(new ImageSize(32, 32, 3), 10, PixelScaling.CIFAR_10);

    private static final int[] CHANNELS = {16, 32, 64};

    private CifarResNet() {}

    public static List<Architecture> all() {
        return List.of(network(20), network(32), network(44), network(56), network(110));
    }

    private static Architecture network(int depth) {
        return new Architecture(
                "resnet" + depth + "-cifar",
                List.of(),
                "ResNet-" + depth + " for CIFAR",
                PAPER,
                CIFAR_10,
                Set.of(ModelOption.SHORTCUT),
                options -> table(options, (depth - 2) / 6));
    }

    /** @param blocks for each map size: n */
    private static Flow table(NetworkOptions options, int blocks) {
        Flow flow = normalized(Flow.from(options), "conv1", 16, Window.of(3).centred())
                .then("conv1_relu", Activate.relu()); // 32x32x16
        for (int stage = 0; stage < CHANNELS.length; stage++) {
            for (int i = 0; i < blocks; i++) {
                int stride = stage > 0 && i == 0 ? 2 : 1;
                Flow in = flow.block("conv" + (stage + 2) + "_" + (i + 1));
                flow = block(in, CHANNELS[stage], stride, options.shortcut());
            }
        }
        return flow.endOfBlock()
                .features() // 8x8x64
                .then("average", new GlobalPooling())
                .then("dropout", Dropout.onRequest())
                .then("fc", Classifier.of(options.classes()));
    }

    private static Flow block(Flow in, int channels, int stride, Shortcut kind) {
        Window three = Window.of(3).centred();
        Flow residual = normalized(in, "conv1", channels, three.stride(stride)).then("conv1_relu", Activate.relu());
        residual = normalized(residual, "conv2", channels, three);
        return in.add("sum", residual, shortcut(in, channels, stride, kind)).then("relu", Activate.relu());
    }

    private static Flow shortcut(Flow in, int channels, int stride, Shortcut kind) {
        if (stride == 1 && in.shape().channels() == channels) {
            return in;
        }
        return switch (kind) {
            case OPTION_A -> in.then("shortcut", new PaddedShortcut(stride, channels));
            case OPTION_B -> normalized(in, "shortcut", channels, Window.of(1).stride(stride));
        };
    }

    private static Flow normalized(Flow from, String name, int channels, Window window) {
        return NormalizedConvolution.linear(
                from, name, Convolution.of(channels, window).withoutBias(), BatchNormalization.usual());
    }
}
