package org.convzoo.zoo.families;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.convzoo.zoo.blueprint.LocalResponseNormalization;
import org.convzoo.zoo.blueprint.NetworkOptions;
import org.convzoo.zoo.blueprint.Pooling;
import org.convzoo.zoo.blueprint.Window;

/**
 * VGG: Simonyan and Zisserman, "Very deep convolutional networks for large-scale image recognition", ICLR 2015
 * (arXiv:1409.1556), table 1.
 */
public final class Vgg {

    private static final Publication PAPER = new Publication(
            "Simonyan and Zisserman, Very deep convolutional networks for large-scale image recognition,"
                    + " arXiv:1409.1556",
            2014);

    private static final int[] CHANNELS = {64, 128, 256, 512, 512};

    /** Layers by their kernel sizes, block by block: the columns of table 1. */
    private enum Column {
        A(new int[][] {{3}, {3}, {3, 3}, {3, 3}, {3, 3}}),
        B(new int[][] {{3, 3}, {3, 3}, {3, 3}, {3, 3}, {3, 3}}),
        C(new int[][] {{3, 3}, {3, 3}, {3, 3, 1}, {3, 3, 1}, {3, 3, 1}}),
        D(new int[][] {{3, 3}, {3, 3}, {3, 3, 3}, {3, 3, 3}, {3, 3, 3}}),
        E(new int[][] {{3, 3}, {3, 3}, {3, 3, 3, 3}, {3, 3, 3, 3}, {3, 3, 3, 3}});

        private final int[][] kernels;

        Column(int[][] kernels) {
            this.kernels = kernels;
        }

        /** Layers that have weights, the three dense ones included. */
        int depth() {
            return Arrays.stream(kernels).mapToInt(block -> block.length).sum() + 3;
        }
    }

    /** What follows convolutions. */
    private enum Normalization {
        NONE,
        /** After the first one. */
        LOCAL_RESPONSE,
        /** After each; later practice, as torchvision has it. */
        BATCH
    }

    private Vgg() {}

    public static List<Architecture> all() {
        List<Architecture> networks = new ArrayList<>(List.of(
                plain("vgg-a", "vgg11", Column.A),
                network("vgg-a-lrn", List.of(), "VGG A-LRN", Column.A, Normalization.LOCAL_RESPONSE),
                plain("vgg-b", "vgg13", Column.B),
                network("vgg-c", List.of(), "VGG C", Column.C, Normalization.NONE),
                plain("vgg16", "vgg-d", Column.D),
                plain("vgg19", "vgg-e", Column.E)));
        networks.addAll(List.of(
                normalized("vgg-a-bn", "vgg11-bn", Column.A),
                normalized("vgg-b-bn", "vgg13-bn", Column.B),
                normalized("vgg16-bn", "vgg-d-bn", Column.D),
                normalized("vgg19-bn", "vgg-e-bn", Column.E)));
        return networks;
    }

    private static Architecture plain(String name, String alias, Column column) {
        return network(name, List.of(alias), "VGG-" + column.depth() + " (" + column + ")", column, Normalization.NONE);
    }

    private static Architecture normalized(String name, String alias, Column column) {
        String title = "VGG-" + column.depth() + " (" + column + ") with batch normalization";
        return network(name, List.of(alias), title, column, Normalization.BATCH);
    }

    private static Architecture network(
            String name, List<String> aliases, String title, Column column, Normalization normalization) {
        return new Architecture(
                name,
                aliases,
                title,
                PAPER,
                Task.imageNet(224),
                Set.of(),
                options -> table(options, column, normalization));
    }

    private static Flow table(NetworkOptions options, Column column, Normalization normalization) {
        Flow flow = Flow.from(options);
        for (int i = 0; i < CHANNELS.length; i++) {
            flow = flow.block("block" + (i + 1));
            for (int layer = 0; layer < column.kernels[i].length; layer++) {
                Window window = Window.of(column.kernels[i][layer]).centred();
                flow = convolution(flow, "conv" + (layer + 1), Convolution.of(CHANNELS[i], window), normalization);
                if (normalization == Normalization.LOCAL_RESPONSE && i + layer == 0) {
                    flow = flow.then("norm1", new LocalResponseNormalization(5, 1e-4, 0.75, 2));
                }
            }
            flow = flow.then("pool", Pooling.max(Window.of(2).stride(2)));
        }
        return flow.endOfBlock()
                .features()
                .then("fc1", new Dense(4096, Activation.RELU))
                .then("fc1_dropout", new Dropout(0.5))
                .then("fc2", new Dense(4096, Activation.RELU))
                .then("fc2_dropout", new Dropout(0.5))
                .then("predictions", Classifier.of(options.classes()));
    }

    private static Flow convolution(Flow from, String name, Convolution layer, Normalization normalization) {
        return normalization == Normalization.BATCH
                ? NormalizedConvolution.relu(from, name, layer, BatchNormalization.usual())
                : from.then(name, layer.relu());
    }
}
