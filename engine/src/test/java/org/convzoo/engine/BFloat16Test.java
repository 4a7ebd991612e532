package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.convzoo.engine.Graphs.convolution;
import static org.convzoo.engine.Graphs.features;
import static org.convzoo.engine.Graphs.labels;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.convzoo.engine.layers.CeilPooling;
import org.convzoo.engine.layers.ExactLocalResponseNormalization;
import org.convzoo.engine.layers.GroupedConvolution;
import org.convzoo.engine.layers.PaddedShortcut;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

class BFloat16Test {

    @BeforeAll
    static void onlyWhereTheProcessorCan() {
        assumeTrue(Precision.BFLOAT16.runsOn(Processor.ofThisMachine()), "needs bfloat16 instructions");
    }

    @Test
    void staysNearFloat32() {
        assertStaysNear(network());
    }

    @Test
    void staysNearFloat32WhereDeeplearning4jHasNoLayer() {
        assertStaysNear(depthwiseNetwork());
    }

    @Test
    void staysNearFloat32WithAllThatAStepCanDo() {
        ComputationGraph exact = network();
        ComputationGraph rounded = exact.clone();
        INDArray features = features(8, 3, 16);
        try (WeightAverages wideAverages = WeightAverages.of(exact);
                WeightAverages narrowAverages = WeightAverages.of(rounded);
                ExecutionPlan wide = ExecutionPlan.open(exact, Precision.FLOAT32, all(wideAverages));
                ExecutionPlan narrow = ExecutionPlan.open(rounded, Precision.BFLOAT16, all(narrowAverages))) {
            for (int step = 0; step < 3; step++) {
                for (ExecutionPlan plan : new ExecutionPlan[] {wide, narrow}) {
                    plan.accumulate(features, labels(8), step);
                    plan.step(features.mul(0.5), labels(8), 0.02, step);
                    plan.average(step == 0 ? 0 : 0.9);
                }
            }
            wide.exchangeAverages();
            narrow.exchangeAverages();
            INDArray difference = wide.output(features).dup().sub(narrow.output(features));
            assertThat(difference.amaxNumber().doubleValue()).isLessThan(0.05);
        }
    }

    private static UpdateOptions all(WeightAverages averages) {
        return new UpdateOptions(
                new ParameterDecay(0.1, 0.1, 0.1),
                new GradientClipping(GradientClipping.Kind.GLOBAL_NORM, 0.5),
                true,
                averages);
    }

    private static void assertStaysNear(ComputationGraph exact) {
        ComputationGraph rounded = exact.clone();
        INDArray features = features(8, 3, 16);
        try (ExecutionPlan wide = ExecutionPlan.open(exact);
                ExecutionPlan narrow = ExecutionPlan.open(rounded, Precision.BFLOAT16)) {
            for (int step = 0; step < 5; step++) {
                double expected = wide.step(features, labels(8), 0.02, step).loss();
                assertThat(narrow.step(features, labels(8), 0.02, step).loss())
                        .as("loss of step %d", step)
                        .isCloseTo(expected, within(0.05 * expected));
            }
            INDArray difference = wide.output(features).dup().sub(narrow.output(features));
            assertThat(difference.amaxNumber().doubleValue()).isLessThan(0.05);
        }
    }

    @Test
    void parametersKeepFullPrecision() {
        ComputationGraph graph = network();
        INDArray everything = graph.params().dup();
        INDArray weights = graph.getParam("d_W").dup();
        try (ExecutionPlan plan = ExecutionPlan.open(graph, Precision.BFLOAT16)) {
            plan.output(features(8, 3, 16));
            plan.synchronise();
            assertThat(graph.params()).as("nothing was trained").isEqualTo(everything);
            plan.step(features(8, 3, 16), labels(8), 1e-6, 0);
        }
        double change = graph.getParam("d_W").sub(weights).norm2Number().doubleValue();
        assertThat(change).as("a step far smaller than bfloat16 resolves").isBetween(1e-12, 1e-4);
    }

    private static ComputationGraph depthwiseNetwork() {
        return Graphs.chain(
                new Sgd(0.02),
                0,
                3,
                16,
                convolution(32, 3).padding(1, 1).activation(Activation.RELU).build(),
                new GroupedConvolution.Builder(3, 3)
                        .groups(32)
                        .nOut(32)
                        .stride(2, 2)
                        .padding(1, 1)
                        .build(),
                convolution(32, 1).build(),
                new GroupedConvolution.Builder(3, 3)
                        .groups(2)
                        .nOut(32)
                        .padding(1, 1)
                        .build(),
                new ExactLocalResponseNormalization.Builder().build(),
                new CeilPooling.Builder(SubsamplingLayer.PoolingType.AVG)
                        .kernelSize(3, 3)
                        .padding(1, 1)
                        .countPadding(true)
                        .build(),
                new PaddedShortcut(2, 40),
                new GlobalPoolingLayer(PoolingType.AVG));
    }

    private static ComputationGraph network() {
        return Graphs.build(new Sgd(0.02), 0, 3, 16, b -> b.addLayer(
                        "c", convolution(16, 3).hasBias(false).build(), "in")
                .addLayer("n", new BatchNormalization.Builder().decay(0).build(), "c")
                .addLayer("r", new ActivationLayer(Activation.RELU), "n")
                .addLayer(
                        "p",
                        Graphs.pooling(SubsamplingLayer.PoolingType.MAX, 2, 2).build(),
                        "r")
                .addLayer("l", new LocalResponseNormalization(), "p")
                .addLayer(
                        "d",
                        convolution(16, 3)
                                .padding(1, 1)
                                .activation(Activation.RELU)
                                .build(),
                        "l")
                .addVertex("s", new ElementWiseVertex(ElementWiseVertex.Op.Add), "d", "l")
                .addVertex("m", new MergeVertex(), "s", "d")
                .addLayer("g", new GlobalPoolingLayer(PoolingType.AVG), "m")
                .addLayer("out", Graphs.output(), "g")
                .setOutputs("out"));
    }
}
