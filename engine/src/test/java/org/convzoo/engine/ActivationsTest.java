package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.convzoo.engine.Graphs.convolution;
import static org.convzoo.engine.Graphs.features;
import static org.convzoo.engine.Graphs.labels;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

/** What layers inside a graph put out, on both roads. */
class ActivationsTest {

    private static final List<String> EVERYWHERE = List.of("in", "a", "b", "n", "sum", "r", "unit", "dense", "out");

    private static ComputationGraph graph() {
        return Graphs.build(new Sgd(1), 0, 3, 8, builder -> builder.addLayer(
                        "a",
                        convolution(8, 3)
                                .padding(1, 1)
                                .activation(Activation.RELU)
                                .build(),
                        "in")
                .addLayer("b", convolution(8, 3).padding(1, 1).hasBias(false).build(), "a")
                .addLayer("n", new BatchNormalization(), "b")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "n", "a")
                .addLayer("r", new ActivationLayer(Activation.RELU), "sum")
                .addVertex("unit", new L2NormalizeVertex(), "r")
                .addLayer(
                        "dense",
                        new DenseLayer.Builder()
                                .nOut(7)
                                .activation(Activation.TANH)
                                .build(),
                        "unit")
                .addLayer("out", Graphs.output(), "dense")
                .setOutputs("out"));
    }

    @Test
    void areThoseOfDeeplearning4jAtEveryLayer() {
        ComputationGraph graph = graph();
        INDArray images = features(5, 3, 8);
        Map<String, INDArray> expected = graph.feedForward(images, false);
        // its activation layer has written over it
        expected.put("sum", expected.get("n").add(expected.get("a")));
        try (ExecutionPlan fast = ExecutionPlan.open(graph);
                ExecutionPlan slow = ExecutionPlan.dl4j(graph)) {
            compare("fast", expected, fast.activations(images, EVERYWHERE));
            compare("slow", expected, slow.activations(images, EVERYWHERE));
        }
    }

    private static void compare(String road, Map<String, INDArray> expected, List<INDArray> found) {
        for (int i = 0; i < EVERYWHERE.size(); i++) {
            String layer = EVERYWHERE.get(i);
            assertThat(found.get(i).shape())
                    .as("shape of " + layer)
                    .isEqualTo(expected.get(layer).shape());
            assertThat(found.get(i).distance2(expected.get(layer)))
                    .as(road + " " + layer)
                    .isCloseTo(0, within(1e-4));
        }
    }

    @Test
    void aLayerAloneIsWhatItIsAmongOthers() {
        ComputationGraph graph = graph();
        INDArray images = features(5, 3, 8);
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            // fused with the activation that follows when nobody looks in between
            float[] alone =
                    plan.activations(images, List.of("sum")).get(0).data().asFloat();
            float[] among = plan.activations(images, EVERYWHERE).get(4).data().asFloat();
            assertThat(alone).containsExactly(among, within(1e-5f));
            assertThat(alone).as("before the ReLU").matches(values -> smallest(values) < 0);
        }
    }

    private static float smallest(float[] values) {
        float smallest = Float.MAX_VALUE;
        for (float value : values) {
            smallest = Math.min(smallest, value);
        }
        return smallest;
    }

    @Test
    void nothingAboveIsComputed() {
        try (ExecutionPlan plan = ExecutionPlan.open(graph())) {
            plan.activations(features(5, 3, 8), List.of("a"));
            assertThat(String.join(", ", plan.profile().keySet()))
                    .contains("convolution a")
                    .doesNotContain("convolution b")
                    .doesNotContain("dense");
        }
    }

    @Test
    void areThoseOfTheTrainedParameters() {
        ComputationGraph graph = graph();
        INDArray images = features(5, 3, 8);
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            INDArray before = plan.activations(images, List.of("dense")).get(0).dup();
            plan.step(images, labels(5), 0.5, 1);
            INDArray after = plan.activations(images, List.of("dense")).get(0).dup();
            assertThat(after.distance2(before)).isGreaterThan(1e-3);
            plan.synchronise();
            assertThat(after.distance2(graph.feedForward(images, false).get("dense")))
                    .isCloseTo(0, within(1e-4));
        }
    }

    @Test
    void anUnknownLayerIsRefused() {
        try (ExecutionPlan plan = ExecutionPlan.open(graph())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> plan.activations(features(5, 3, 8), List.of("a", "z")))
                    .withMessage("the graph has no vertex z");
        }
    }
}
