package org.convzoo.zoo.families;

import java.util.List;
import java.util.Set;
import org.convzoo.configs.ImageSize;
import org.convzoo.zoo.Architecture;
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
import org.convzoo.zoo.blueprint.LayerSpec;
import org.convzoo.zoo.blueprint.NetworkOptions;
import org.convzoo.zoo.blueprint.Pooling;
import org.convzoo.zoo.blueprint.Scaling;
import org.convzoo.zoo.blueprint.Window;

/**
 * Inception-ResNet-v2: Szegedy, Ioffe, Vanhoucke and Alemi, "Inception-v4, Inception-ResNet and the impact of residual
 * connections on learning", 2016 (arXiv:1602.07261), with the stem and the channel counts of the authors' released
 * network, which Keras also has; batch normalization learns no scale.
 */
public final class InceptionResNet {

    private static final Publication PAPER = new Publication(
            "Szegedy et al., Inception-v4, Inception-ResNet and the impact of residual connections on learning,"
                    + " arXiv:1602.07261",
            2016);

    private static final BatchNormalization NORMALIZE = new BatchNormalization(1e-3, 0.99, false);
    private static final Window ONE = Window.of(1);
    private static final Window THREE = Window.of(3);
    private static final LayerSpec HALVE = Pooling.max(THREE.stride(2));

    private InceptionResNet() {}

    public static List<Architecture> all() {
        return List.of(new Architecture(
                "inception-resnet-v2",
                List.of(),
                "Inception-ResNet-v2",
                PAPER,
                new Task(new ImageSize(299, 299, 3), 1000, PixelScaling.range(-1, 1)),
                Set.of(),
                InceptionResNet::table));
    }

    private static Flow table(NetworkOptions options) {
        Flow flow = inceptionA(stem(Flow.from(options)).block("mixed_5b")); // 35x35x320
        for (int i = 1; i <= 10; i++) {
            flow = block35(flow.block("block35_" + i));
        }
        flow = reductionA(flow.block("mixed_6a")); // 17x17x1088
        for (int i = 1; i <= 20; i++) {
            flow = block17(flow.block("block17_" + i));
        }
        flow = reductionB(flow.block("mixed_7a")); // 8x8x2080
        for (int i = 1; i <= 9; i++) {
            flow = block8(flow.block("block8_" + i), 0.2).then("relu", Activate.relu());
        }
        flow = block8(flow.block("block8_10"), 1);
        return convolution(flow.endOfBlock(), "conv_7b", 1536, ONE)
                .features() // 8x8x1536
                .then("average", new GlobalPooling())
                .then("dropout", new Dropout(0.2)) // figure 15 keeps 0.8
                .then("predictions", Classifier.of(options.classes()));
    }

    private static Flow stem(Flow input) {
        Flow flow = input.block("stem");
        flow = convolution(flow, "conv1", 32, THREE.stride(2)); // 149x149x32
        flow = convolution(flow, "conv2", 32, THREE);
        flow = convolution(flow, "conv3", 64, THREE.centred()).then("pool1", HALVE); // 73x73x64
        flow = convolution(flow, "conv4", 80, ONE);
        return convolution(flow, "conv5", 192, THREE).then("pool2", HALVE); // 35x35x192
    }

    private static Flow inceptionA(Flow in) {
        Flow five = convolution(
                convolution(in, "branch1_1x1", 48, ONE),
                "branch1_5x5",
                64,
                Window.of(5).centred());
        Flow pooled = in.then("pool", Pooling.average(THREE.centred()));
        return in.concatenate(
                "output",
                convolution(in, "branch0", 96, ONE),
                five,
                threeTimesThree(in, "branch2", 64, 96, 96),
                convolution(pooled, "pool_projection", 64, ONE));
    }

    /** Figure 16. */
    private static Flow block35(Flow in) {
        Flow three = convolution(convolution(in, "branch1_1x1", 32, ONE), "branch1_3x3", 32, THREE.centred());
        Flow joined = in.concatenate(
                "branches", convolution(in, "branch0", 32, ONE), three, threeTimesThree(in, "branch2", 32, 48, 64));
        return residual(in, joined, 0.17).then("relu", Activate.relu());
    }

    private static Flow reductionA(Flow in) {
        Flow deep = convolution(convolution(in, "branch1_1x1", 256, ONE), "branch1_3x3a", 256, THREE.centred());
        return in.concatenate(
                "output",
                convolution(in, "branch0", 384, THREE.stride(2)),
                convolution(deep, "branch1_3x3b", 384, THREE.stride(2)),
                in.then("pool", HALVE));
    }

    /** Figure 17. */
    private static Flow block17(Flow in) {
        Flow wide = convolution(
                convolution(in, "branch1_1x1", 128, ONE),
                "branch1_1x7",
                160,
                Window.of(1, 7).centred());
        Flow joined = in.concatenate(
                "branches",
                convolution(in, "branch0", 192, ONE),
                convolution(wide, "branch1_7x1", 192, Window.of(7, 1).centred()));
        return residual(in, joined, 0.1).then("relu", Activate.relu());
    }

    private static Flow reductionB(Flow in) {
        Flow deep = convolution(convolution(in, "branch2_1x1", 256, ONE), "branch2_3x3a", 288, THREE.centred());
        return in.concatenate(
                "output",
                convolution(convolution(in, "branch0_1x1", 256, ONE), "branch0_3x3", 384, THREE.stride(2)),
                convolution(convolution(in, "branch1_1x1", 256, ONE), "branch1_3x3", 288, THREE.stride(2)),
                convolution(deep, "branch2_3x3b", 320, THREE.stride(2)),
                in.then("pool", HALVE));
    }

    /** Figure 19. */
    private static Flow block8(Flow in, double scale) {
        Flow wide = convolution(
                convolution(in, "branch1_1x1", 192, ONE),
                "branch1_1x3",
                224,
                Window.of(1, 3).centred());
        Flow joined = in.concatenate(
                "branches",
                convolution(in, "branch0", 192, ONE),
                convolution(wide, "branch1_3x1", 256, Window.of(3, 1).centred()));
        return residual(in, joined, scale);
    }

    /** Figure 20: branches brought to the input's channels, scaled down and added to it. */
    private static Flow residual(Flow in, Flow branches, double scale) {
        Flow up = branches.then("up", Convolution.of(in.shape().channels(), ONE));
        return in.add("sum", in, scale == 1 ? up : up.then("scale", new Scaling(scale)));
    }

    private static Flow threeTimesThree(Flow in, String name, int reduce, int first, int second) {
        Flow reduced = convolution(in, name + "_1x1", reduce, ONE);
        Flow once = convolution(reduced, name + "_3x3a", first, THREE.centred());
        return convolution(once, name + "_3x3b", second, THREE.centred());
    }

    private static Flow convolution(Flow from, String name, int filters, Window window) {
        return NormalizedConvolution.relu(
                from, name, Convolution.of(filters, window).withoutBias(), NORMALIZE);
    }
}
