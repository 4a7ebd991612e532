package org.convzoo.zoo.families;

import java.util.List;
import java.util.Set;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Publication;
import org.convzoo.zoo.Task;
import org.convzoo.zoo.blueprint.Activation;
import org.convzoo.zoo.blueprint.BatchNormalization;
import org.convzoo.zoo.blueprint.Classifier;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Dense;
import org.convzoo.zoo.blueprint.Dropout;
import org.convzoo.zoo.blueprint.Flow;
import org.convzoo.zoo.blueprint.GlobalPooling;
import org.convzoo.zoo.blueprint.LayerSpec;
import org.convzoo.zoo.blueprint.LocalResponseNormalization;
import org.convzoo.zoo.blueprint.NetworkOptions;
import org.convzoo.zoo.blueprint.Pooling;
import org.convzoo.zoo.blueprint.Window;

/**
 * GoogLeNet: Szegedy et al., "Going deeper with convolutions", CVPR 2015 (arXiv:1409.4842), table 1 and section 5; the
 * constants of local response normalization, which the paper leaves open, are those of Caffe's reference model.
 */
public final class GoogLeNet {

    private static final Publication PAPER =
            new Publication("Szegedy et al., Going deeper with convolutions, arXiv:1409.4842", 2014);

    /** Caffe divides alpha, 1e-4, by the size. */
    private static final LayerSpec NORMALIZE = new LocalResponseNormalization(5, 1e-4 / 5, 0.75, 1);

    private static final LayerSpec POOL = Pooling.max(Window.of(3).stride(2)).roundingUp();

    /** A row of table 1: filters of each branch. */
    private record Row(
            String name, int one, int threeReduce, int three, int fiveReduce, int five, int poolProjection) {}

    private static final List<Row> THIRD =
            List.of(new Row("3a", 64, 96, 128, 16, 32, 32), new Row("3b", 128, 128, 192, 32, 96, 64));
    private static final List<Row> FOURTH = List.of(
            new Row("4a", 192, 96, 208, 16, 48, 64),
            new Row("4b", 160, 112, 224, 24, 64, 64),
            new Row("4c", 128, 128, 256, 24, 64, 64),
            new Row("4d", 112, 144, 288, 32, 64, 64),
            new Row("4e", 256, 160, 320, 32, 128, 128));
    private static final List<Row> FIFTH =
            List.of(new Row("5a", 256, 160, 320, 32, 128, 128), new Row("5b", 384, 192, 384, 48, 128, 128));

    /**
     * Where the published network and torchvision's differ.
     *
     * @param normalized whether each convolution has batch normalization instead of a bias
     * @param fiveByFive side of the kernel in the branch that the paper calls 5x5
     * @param fourthPool between the fourth and the fifth stage
     * @param dropout before the classifier
     */
    private record Variant(boolean normalized, int fiveByFive, LayerSpec fourthPool, double dropout) {

        Flow convolution(Flow from, String name, int filters, Window window) {
            Convolution layer = Convolution.of(filters, window);
            return normalized
                    ? NormalizedConvolution.relu(
                            from, name, layer.withoutBias(), new BatchNormalization(1e-3, 0.9, true))
                    : from.then(name, layer.relu());
        }

        Flow localNormalization(Flow from, String name) {
            return normalized ? from : from.then(name, NORMALIZE);
        }
    }

    private static final Variant PUBLISHED = new Variant(false, 5, POOL, 0.4);

    /**
     * As torchvision has it: its 5x5 branch holds a 3x3, and its fourth pooling is 2x2. Its auxiliary heads pool
     * 4x4 windows; here they pool the paper's 5x5/3, which also leaves 4x4.
     */
    private static final Variant TORCHVISION =
            new Variant(true, 3, Pooling.max(Window.of(2).stride(2)).roundingUp(), 0.2);

    private GoogLeNet() {}

    public static List<Architecture> all() {
        return List.of(
                new Architecture(
                        "googlenet",
                        List.of("inception-v1"),
                        "GoogLeNet",
                        PAPER,
                        Task.imageNet(224),
                        Set.of(),
                        options -> table(options, PUBLISHED)),
                new Architecture(
                        "googlenet-bn",
                        List.of(),
                        "GoogLeNet with batch normalization, as torchvision has it",
                        PAPER,
                        Task.imageNet(224),
                        Set.of(),
                        options -> table(options, TORCHVISION)));
    }

    private static Flow table(NetworkOptions options, Variant variant) {
        Window one = Window.of(1);
        Window three = Window.of(3).centred();
        Flow flow = Flow.from(options);
        flow = variant.convolution(flow, "conv1", 64, Window.of(7).stride(2).padding(3)); // 112x112x64
        flow = variant.localNormalization(flow.then("pool1", POOL), "norm1"); // 56x56x64
        flow = variant.convolution(flow, "conv2_reduce", 64, one);
        flow = variant.localNormalization(variant.convolution(flow, "conv2", 192, three), "norm2");
        flow = flow.then("pool2", POOL); // 28x28x192
        for (Row row : THIRD) {
            flow = inception(flow, row, variant);
        }
        flow = flow.then("pool3", POOL); // 14x14x480
        for (Row row : FOURTH) {
            flow = inception(flow, row, variant);
            if (row.name().equals("4a") || row.name().equals("4d")) {
                auxiliaryHead(flow, "auxiliary_" + row.name(), options.classes(), variant);
            }
        }
        flow = flow.then("pool4", variant.fourthPool()); // 7x7x832
        for (Row row : FIFTH) {
            flow = inception(flow, row, variant);
        }
        return flow.features() // 7x7x1024
                .then("average", new GlobalPooling())
                .then("dropout", new Dropout(variant.dropout()))
                .then("classifier", Classifier.of(options.classes()));
    }

    /** Figure 2(b): four branches over one map. */
    private static Flow inception(Flow from, Row row, Variant variant) {
        Window one = Window.of(1);
        Window three = Window.of(3).centred();
        Flow in = from.block("inception" + row.name());
        Flow alone = variant.convolution(in, "1x1", row.one(), one);
        Flow threes = variant.convolution(
                variant.convolution(in, "3x3_reduce", row.threeReduce(), one), "3x3", row.three(), three);
        Flow fives = variant.convolution(
                variant.convolution(in, "5x5_reduce", row.fiveReduce(), one),
                "5x5",
                row.five(),
                Window.of(variant.fiveByFive()).centred());
        Flow pooled =
                variant.convolution(in.then("pool", Pooling.max(three)), "pool_projection", row.poolProjection(), one);
        return in.concatenate("output", alone, threes, fives, pooled).endOfBlock();
    }

    /** Section 5: brings gradients to the lower layers; its loss counts 0.3. */
    private static void auxiliaryHead(Flow from, String name, int classes, Variant variant) {
        Flow in = from.auxiliary()
                .block(name)
                .then("pool", Pooling.average(Window.of(5).stride(3))); // 4x4
        variant.convolution(in, "conv", 128, Window.of(1))
                .then("fc", new Dense(1024, Activation.RELU))
                .then("dropout", new Dropout(0.7))
                .then("classifier", new Classifier(classes, 0.3));
    }
}
