package org.convzoo.zoo.families;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.convzoo.configs.ModelConfig.StridePlace;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.ModelOption;
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
import org.convzoo.zoo.blueprint.Pooling;
import org.convzoo.zoo.blueprint.Window;

/**
 * Residual networks for ImageNet: He, Zhang, Ren and Sun, "Deep residual learning for image recognition", CVPR 2016
 * (arXiv:1512.03385), table 1, with projections where a shortcut changes shape (option B).
 */
public final class ResNet {

    private static final Publication PAPER =
            new Publication("He et al., Deep residual learning for image recognition, arXiv:1512.03385", 2015);

    private static final int[] CHANNELS = {64, 128, 256, 512};

    /** Table 1: blocks in conv2_x to conv5_x. */
    private enum Depth {
        RESNET18(false, 2, 2, 2, 2),
        RESNET34(false, 3, 4, 6, 3),
        RESNET50(true, 3, 4, 6, 3),
        RESNET101(true, 3, 4, 23, 3),
        RESNET152(true, 3, 8, 36, 3);

        private final boolean bottleneck;
        private final int[] blocks;

        Depth(boolean bottleneck, int... blocks) {
            this.bottleneck = bottleneck;
            this.blocks = blocks;
        }

        Architecture architecture() {
            String number = name().substring("RESNET".length());
            return new Architecture(
                    "resnet" + number,
                    List.of(),
                    "ResNet-" + number,
                    PAPER,
                    Task.imageNet(224),
                    bottleneck ? Set.of(ModelOption.STRIDE) : Set.of(),
                    options -> table(options, this));
        }
    }

    private ResNet() {}

    public static List<Architecture> all() {
        return Arrays.stream(Depth.values()).map(Depth::architecture).toList();
    }

    private static Flow table(NetworkOptions options, Depth depth) {
        Flow flow = normalized(
                        Flow.from(options), "conv1", 64, Window.of(7).stride(2).padding(3)) // 112x112x64
                .then("conv1_relu", Activate.relu())
                .then("pool1", Pooling.max(Window.of(3).stride(2).padding(1))); // 56x56x64
        for (int stage = 0; stage < CHANNELS.length; stage++) {
            for (int i = 0; i < depth.blocks[stage]; i++) {
                int stride = stage > 0 && i == 0 ? 2 : 1;
                Flow in = flow.block("conv" + (stage + 2) + "_" + (i + 1));
                flow = depth.bottleneck
                        ? bottleneck(in, CHANNELS[stage], stride, options.stride())
                        : basic(in, CHANNELS[stage], stride);
            }
        }
        return flow.endOfBlock()
                .features() // 7x7
                .then("average", new GlobalPooling())
                .then("dropout", Dropout.onRequest())
                .then("fc", Classifier.of(options.classes()));
    }

    /** Figure 5, left. */
    private static Flow basic(Flow in, int channels, int stride) {
        Window three = Window.of(3).centred();
        Flow residual = normalized(in, "conv1", channels, three.stride(stride)).then("conv1_relu", Activate.relu());
        return sum(in, normalized(residual, "conv2", channels, three), channels, stride);
    }

    /** Figure 5, right. */
    private static Flow bottleneck(Flow in, int channels, int stride, StridePlace place) {
        int firstStride = place == StridePlace.PAPER ? stride : 1;
        Window one = Window.of(1);
        Window three = Window.of(3).centred().stride(stride / firstStride);
        Flow residual =
                normalized(in, "conv1", channels, one.stride(firstStride)).then("conv1_relu", Activate.relu());
        residual = normalized(residual, "conv2", channels, three).then("conv2_relu", Activate.relu());
        return sum(in, normalized(residual, "conv3", 4 * channels, one), 4 * channels, stride);
    }

    private static Flow sum(Flow in, Flow residual, int channels, int stride) {
        boolean sameShape = stride == 1 && in.shape().channels() == channels;
        Flow shortcut = sameShape
                ? in
                : normalized(in, "shortcut", channels, Window.of(1).stride(stride));
        return in.add("sum", residual, shortcut).then("relu", Activate.relu());
    }

    private static Flow normalized(Flow from, String name, int channels, Window window) {
        return NormalizedConvolution.linear(
                from, name, Convolution.of(channels, window).withoutBias(), BatchNormalization.usual());
    }
}
