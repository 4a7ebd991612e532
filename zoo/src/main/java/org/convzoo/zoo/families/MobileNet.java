package org.convzoo.zoo.families;

import java.util.List;
import java.util.Set;
import org.convzoo.configs.ImageSize;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.ModelOption;
import org.convzoo.zoo.PixelScaling;
import org.convzoo.zoo.Publication;
import org.convzoo.zoo.Task;
import org.convzoo.zoo.blueprint.Activation;
import org.convzoo.zoo.blueprint.BatchNormalization;
import org.convzoo.zoo.blueprint.Classifier;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Dropout;
import org.convzoo.zoo.blueprint.Flow;
import org.convzoo.zoo.blueprint.GlobalPooling;
import org.convzoo.zoo.blueprint.NetworkOptions;
import org.convzoo.zoo.blueprint.Window;

/**
 * MobileNet: Howard et al., "MobileNets: efficient convolutional neural networks for mobile vision applications", 2017
 * (arXiv:1704.04861), table 1, with the padding, the clipped activation and the epsilon of the published weights.
 */
public final class MobileNet {

    private static final Publication PAPER = new Publication("Howard et al., MobileNets, arXiv:1704.04861", 2017);

    private static final BatchNormalization NORMALIZE = new BatchNormalization(1e-3, 0.99, true);

    /** A pair of rows of table 1: stride of the depthwise convolution, filters of the 1x1 that follows. */
    private record Row(int stride, int filters) {}

    private static final List<Row> ROWS = List.of(
            new Row(1, 64),
            new Row(2, 128),
            new Row(1, 128),
            new Row(2, 256),
            new Row(1, 256),
            new Row(2, 512),
            new Row(1, 512),
            new Row(1, 512),
            new Row(1, 512),
            new Row(1, 512),
            new Row(1, 512),
            new Row(2, 1024),
            new Row(1, 1024));

    private MobileNet() {}

    public static List<Architecture> all() {
        return List.of(new Architecture(
                "mobilenet",
                List.of("mobilenet-v1"),
                "MobileNet",
                PAPER,
                new Task(new ImageSize(224, 224, 3), 1000, PixelScaling.range(-1, 1)),
                Set.of(ModelOption.WIDTH),
                MobileNet::table));
    }

    private static Flow table(NetworkOptions options) {
        Window three = Window.of(3).same();
        Flow flow = convolution(
                Flow.from(options), "conv1", Convolution.of(scaled(32, options), three.stride(2))); // 112x112x32
        for (int i = 0; i < ROWS.size(); i++) {
            Row row = ROWS.get(i);
            int channels = flow.shape().channels();
            flow = flow.block("conv" + (i + 2));
            flow = convolution(
                    flow,
                    "depthwise",
                    Convolution.of(channels, three.stride(row.stride())).groups(channels));
            flow = convolution(flow, "pointwise", Convolution.of(scaled(row.filters(), options), Window.of(1)));
        }
        return flow.endOfBlock()
                .features() // 7x7x1024
                .then("average", new GlobalPooling())
                .then("dropout", new Dropout(1e-3))
                .then("predictions", Classifier.of(options.classes()));
    }

    private static Flow convolution(Flow from, String name, Convolution layer) {
        return NormalizedConvolution.activated(from, name, layer.withoutBias(), NORMALIZE, Activation.RELU6);
    }

    /** Section 3.3: the width multiplier. */
    private static int scaled(int filters, NetworkOptions options) {
        return Math.max(1, (int) (filters * options.width()));
    }
}
