package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.convzoo.engine.Graphs.CLASSES;
import static org.convzoo.engine.Graphs.convolution;
import static org.convzoo.engine.Graphs.features;
import static org.convzoo.engine.Graphs.labels;

import org.convzoo.engine.layers.CeilPooling;
import org.convzoo.engine.layers.ExactLocalResponseNormalization;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Everything at once: branches, normalization, pooling that rounds up, and auxiliary heads with a weight of 0.3. */
class MiniatureGoogLeNetTest {

    private static final int SIZE = 32;

    @Test
    void agreesOverThreeSteps() {
        Agreement.afterSteps(graph(), 0.05, 3, features(6, 3, SIZE), labels(6));
    }

    @Test
    void runsWithoutDeeplearning4j() {
        try (ExecutionPlan plan = ExecutionPlan.open(graph())) {
            plan.step(features(2, 3, SIZE), labels(2), 0.1, 0);

            assertThat(plan.profile().keySet()).noneMatch(label -> label.startsWith("deeplearning4j"));
        }
    }

    @Test
    void anAuxiliaryHeadCountsFor30Percent() {
        ComputationGraph weighted = Graphs.chain(3, 8, convolution(4, 3).build());
        ComputationGraph both = Graphs.build(new Nesterovs(0.1), 0, 3, 8, b -> b.addLayer(
                        "layer0", convolution(4, 3).build(), "in")
                .addLayer("out", Graphs.output(), "layer0")
                .addLayer("auxiliary", auxiliary(), "layer0")
                .setOutputs("out", "auxiliary"));
        weighted.paramTable().forEach((name, values) -> {
            both.getParam(name).assign(values);
            both.getParam(name.replace("out", "auxiliary")).assign(values);
        });
        var images = features(4, 3, 8);
        try (ExecutionPlan one = ExecutionPlan.open(weighted);
                ExecutionPlan two = ExecutionPlan.open(both)) {
            double alone = one.step(images, labels(4), 0, 0).loss();

            assertThat(two.step(images, labels(4), 0, 0).loss()).isCloseTo(1.3 * alone, within(1e-5));
        }
    }

    private static ComputationGraph graph() {
        return Graphs.build(new Nesterovs(0.05, 0.9), 1e-3, 3, SIZE, b -> {
            b.addLayer("conv1", relu(16, 7, 2, 3), "in") // 16x16
                    .addLayer("pool1", ceil(3, 2), "conv1") // 8x8
                    .addLayer("norm1", normalization(), "pool1")
                    .addLayer("conv2", relu(24, 3, 1, 1), "norm1")
                    .addLayer("norm2", normalization(), "conv2")
                    .addLayer("pool2", ceil(3, 2), "norm2"); // 4x4
            inception(b, "3a", "pool2");
            inception(b, "3b", "3a");
            head(b, "auxiliary1", "3a");
            head(b, "auxiliary2", "3b");
            b.addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), "3b")
                    .addLayer("out", Graphs.output(), "mean")
                    .setOutputs("out", "auxiliary1", "auxiliary2");
        });
    }

    private static void inception(GraphBuilder builder, String name, String input) {
        builder.addLayer(name + "_1x1", relu(8, 1, 1, 0), input)
                .addLayer(name + "_3x3reduce", relu(6, 1, 1, 0), input)
                .addLayer(name + "_3x3", relu(10, 3, 1, 1), name + "_3x3reduce")
                .addLayer(name + "_5x5reduce", relu(3, 1, 1, 0), input)
                .addLayer(name + "_5x5", relu(5, 5, 1, 2), name + "_5x5reduce")
                .addLayer(
                        name + "_pool",
                        Graphs.pooling(SubsamplingLayer.PoolingType.MAX, 3, 1)
                                .padding(1, 1)
                                .build(),
                        input)
                .addLayer(name + "_projection", relu(4, 1, 1, 0), name + "_pool")
                .addVertex(name, new MergeVertex(), name + "_1x1", name + "_3x3", name + "_5x5", name + "_projection");
    }

    private static void head(GraphBuilder builder, String name, String input) {
        builder.addLayer(
                        name + "_pool",
                        Graphs.pooling(SubsamplingLayer.PoolingType.AVG, 2, 2).build(),
                        input)
                .addLayer(name + "_conv", relu(6, 1, 1, 0), name + "_pool")
                .addLayer(
                        name + "_dense",
                        new DenseLayer.Builder()
                                .nOut(12)
                                .activation(Activation.RELU)
                                .build(),
                        name + "_conv")
                .addLayer(name, auxiliary(), name + "_dense");
    }

    private static Layer auxiliary() {
        return new OutputLayer.Builder(new LossMCXENT(Nd4j.valueArrayOf(new long[] {1, CLASSES}, 0.3f)))
                .nOut(CLASSES)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static Layer relu(int channels, int kernel, int stride, int padding) {
        return convolution(channels, kernel)
                .stride(stride, stride)
                .padding(padding, padding)
                .activation(Activation.RELU)
                .build();
    }

    private static Layer ceil(int kernel, int stride) {
        return new CeilPooling.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(kernel, kernel)
                .stride(stride, stride)
                .build();
    }

    private static Layer normalization() {
        return new ExactLocalResponseNormalization.Builder().alpha(0.01).build();
    }
}
