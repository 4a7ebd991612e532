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
import org.convzoo.zoo.blueprint.Window;

/**
 * Xception: Chollet, "Xception: deep learning with depthwise separable convolutions", CVPR 2017 (arXiv:1610.02357),
 * figure 5, with the constants of the author's released network.
 */
public final class Xception {

    private static final Publication PAPER = new Publication("Chollet, Xception, arXiv:1610.02357", 2016);

    private static final BatchNormalization NORMALIZE = new BatchNormalization(1e-3, 0.99, true);
    private static final Window THREE = Window.of(3);
    private static final LayerSpec POOL = Pooling.max(THREE.stride(2).same());

    private Xception() {}

    public static List<Architecture> all() {
        return List.of(new Architecture(
                "xception",
                List.of(),
                "Xception",
                PAPER,
                new Task(new ImageSize(299, 299, 3), 1000, PixelScaling.range(-1, 1)),
                Set.of(),
                Xception::table));
    }

    private static Flow table(NetworkOptions options) {
        Flow flow = Flow.from(options).block("block1");
        flow = NormalizedConvolution.relu(
                flow, "conv1", Convolution.of(32, THREE.stride(2)).withoutBias(), NORMALIZE);
        flow = NormalizedConvolution.relu(
                flow, "conv2", Convolution.of(64, THREE).withoutBias(), NORMALIZE); // 147x147

        // entry flow: 74x74x128, 37x37x256, 19x19x728
        flow = halving(flow.block("block2"), false, 128, 128);
        flow = halving(flow.block("block3"), true, 256, 256);
        flow = halving(flow.block("block4"), true, 728, 728);
        for (int i = 5; i <= 12; i++) {
            flow = middle(flow.block("block" + i));
        }
        // exit flow: 10x10x1024, 10x10x2048
        flow = halving(flow.block("block13"), true, 728, 1024).block("block14");
        flow = separable(flow, "sepconv1", 1536).then("sepconv1_relu", Activate.relu());
        flow = separable(flow, "sepconv2", 2048).then("sepconv2_relu", Activate.relu());
        return flow.endOfBlock()
                .features()
                .then("average", new GlobalPooling())
                .then("dropout", new Dropout(0.5)) // section 4, regularization
                .then("predictions", Classifier.of(options.classes()));
    }

    /** Two separable convolutions and a pooling, beside a shortcut that a 1x1 convolution halves. */
    private static Flow halving(Flow in, boolean startsWithRelu, int first, int second) {
        Flow residual = startsWithRelu ? in.then("sepconv1_relu", Activate.relu()) : in;
        residual = separable(residual, "sepconv1", first).then("sepconv2_relu", Activate.relu());
        residual = separable(residual, "sepconv2", second).then("pool", POOL);
        Flow shortcut = NormalizedConvolution.linear(
                in,
                "shortcut",
                Convolution.of(second, Window.of(1).stride(2).same()).withoutBias(),
                NORMALIZE);
        return in.add("sum", residual, shortcut);
    }

    private static Flow middle(Flow in) {
        Flow residual = in;
        for (int i = 1; i <= 3; i++) {
            residual = separable(residual.then("sepconv" + i + "_relu", Activate.relu()), "sepconv" + i, 728);
        }
        return in.add("sum", residual, in);
    }

    /** A 3x3 convolution channel by channel, then a 1x1 over all. */
    private static Flow separable(Flow from, String name, int filters) {
        int channels = from.shape().channels();
        Flow spatial = from.then(
                name + "_depthwise",
                Convolution.of(channels, THREE.centred()).groups(channels).withoutBias());
        return NormalizedConvolution.linear(
                spatial, name, Convolution.of(filters, Window.of(1)).withoutBias(), NORMALIZE);
    }
}
