package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convzoo.engine.Graphs.CLASSES;
import static org.convzoo.engine.Graphs.convolution;
import static org.convzoo.engine.Graphs.features;
import static org.convzoo.engine.Graphs.labels;

import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Graphs that branch, join, end twice or are partly frozen, held against Deeplearning4j. */
class WiringAgreementTest {

    private static ComputationGraph build(Consumer<GraphBuilder> body) {
        return Graphs.build(new Sgd(1), 0, 3, 8, body);
    }

    @Test
    void residualAddition() {
        agrees(build(b -> b.addLayer(
                        "a",
                        convolution(8, 3)
                                .padding(1, 1)
                                .activation(Activation.TANH)
                                .build(),
                        "in")
                .addLayer("b", convolution(8, 3).padding(1, 1).hasBias(false).build(), "a")
                .addLayer("n", new BatchNormalization(), "b")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "n", "a")
                .addLayer("r", new ActivationLayer(Activation.RELU), "sum")
                .addLayer("out", Graphs.output(), "r")
                .setOutputs("out")));
    }

    @Test
    void differenceAndMean() {
        agrees(build(b -> b.addLayer(
                        "a", convolution(8, 3).activation(Activation.TANH).build(), "in")
                .addLayer("b", convolution(8, 3).build(), "in")
                .addVertex("d", new ElementWiseVertex(ElementWiseVertex.Op.Subtract), "a", "b")
                .addVertex("m", new ElementWiseVertex(ElementWiseVertex.Op.Average), "d", "b", "a")
                .addLayer("out", Graphs.output(), "m")
                .setOutputs("out")));
    }

    @Test
    void productAndMaximumRunInDeeplearning4j() {
        agrees(build(b -> b.addLayer(
                        "a", convolution(8, 3).activation(Activation.TANH).build(), "in")
                .addLayer("b", convolution(8, 3).build(), "in")
                .addVertex("p", new ElementWiseVertex(ElementWiseVertex.Op.Product), "a", "b")
                .addVertex("m", new ElementWiseVertex(ElementWiseVertex.Op.Max), "p", "a")
                .addLayer("out", Graphs.output(), "m")
                .setOutputs("out")));
    }

    @Test
    void mergeOfOddWidths() {
        agrees(build(b -> b.addLayer(
                        "a", convolution(5, 3).activation(Activation.TANH).build(), "in")
                .addLayer("b", convolution(16, 3).build(), "in")
                .addLayer("c", convolution(3, 3).build(), "in")
                .addVertex("m", new MergeVertex(), "a", "b", "c")
                .addLayer("d", convolution(6, 1).build(), "m")
                .addLayer("out", Graphs.output(), "d")
                .setOutputs("out")));
    }

    @Test
    void twoGroupsThroughSubsets() {
        agrees(build(b -> b.addLayer(
                        "a", convolution(8, 3).activation(Activation.TANH).build(), "in")
                .addVertex("low", new SubsetVertex(2, 2), "a")
                .addVertex("high", new SubsetVertex(5, 5), "a")
                .addLayer("l", convolution(4, 3).build(), "low")
                .addLayer("h", convolution(4, 3).build(), "high")
                .addVertex("m", new MergeVertex(), "l", "h")
                .addVertex("s", new ScaleVertex(0.3), "m")
                .addLayer("out", Graphs.output(), "s")
                .setOutputs("out")));
    }

    @Test
    void weightedSecondOutput() {
        agrees(build(b -> b.addLayer(
                        "a", convolution(8, 3).activation(Activation.RELU).build(), "in")
                .addLayer(
                        "d",
                        new DenseLayer.Builder()
                                .nOut(9)
                                .activation(Activation.TANH)
                                .build(),
                        "a")
                .addLayer("out", Graphs.output(), "d")
                .addLayer(
                        "side",
                        new OutputLayer.Builder(new LossMCXENT(Nd4j.valueArrayOf(new long[] {1, CLASSES}, 0.3f)))
                                .nOut(CLASSES)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "a")
                .setOutputs("out", "side")));
    }

    @Test
    void anotherLoss() {
        agrees(build(b -> b.addLayer(
                        "a", convolution(8, 3).activation(Activation.RELU).build(), "in")
                .addLayer(
                        "out",
                        new OutputLayer.Builder(new LossMSE())
                                .nOut(CLASSES)
                                .activation(Activation.SIGMOID)
                                .build(),
                        "a")
                .setOutputs("out")));
    }

    @Test
    void frozenBodyKeepsItsStatistics() {
        ComputationGraph graph = build(b -> b.addLayer(
                        "a", new FrozenLayer(convolution(8, 3).build()), "in")
                .addLayer("n", new FrozenLayer(new BatchNormalization()), "a")
                .addLayer("r", new ActivationLayer(Activation.RELU), "n")
                .addLayer("c", convolution(4, 3).activation(Activation.RELU).build(), "r")
                .addLayer("out", Graphs.output(), "c")
                .setOutputs("out"));
        INDArray body = graph.getLayer("n").params().dup();

        agrees(graph);

        assertThat(graph.getLayer("n").params()).isEqualTo(body);
    }

    private static void agrees(ComputationGraph graph) {
        Agreement.afterSteps(graph, 1, 2, features(5, 3, 8), labels(5));
    }
}
