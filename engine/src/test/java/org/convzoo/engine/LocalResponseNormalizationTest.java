package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.convzoo.engine.Graphs.convolution;
import static org.convzoo.engine.Graphs.features;
import static org.convzoo.engine.Graphs.labels;

import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Deeplearning4j's gradient of this layer is wrong, so the plan's is held against differences of the loss. */
class LocalResponseNormalizationTest {

    private static final double DIFFERENCE = 0.02;

    @Test
    void gradientIsTheSlopeOfTheLoss() {
        ComputationGraph graph = Graphs.chain(
                2,
                6,
                convolution(6, 3).build(),
                new LocalResponseNormalization.Builder().n(3).alpha(0.3).k(1).build());
        graph.getParam("layer0_W").muli(4);
        INDArray features = features(4, 2, 6);

        ComputationGraph stepped = graph.clone();
        loss(stepped, features, 1);
        INDArray gradient = graph.getParam("layer0_W").sub(stepped.getParam("layer0_W"));

        for (int index : new int[] {0, 17, 40, 63, 107}) {
            double slope =
                    (lossWith(graph, index, DIFFERENCE, features) - lossWith(graph, index, -DIFFERENCE, features))
                            / (2 * DIFFERENCE);
            assertThat(gradient.getDouble(index))
                    .as("gradient of weight %d", index)
                    .isCloseTo(slope, within(0.01 * Math.abs(slope) + 1e-4));
        }
    }

    private static double lossWith(ComputationGraph graph, int index, double difference, INDArray features) {
        ComputationGraph moved = graph.clone();
        INDArray weights = moved.getParam("layer0_W");
        weights.putScalar(index, weights.getDouble(index) + difference);
        return loss(moved, features, 0);
    }

    private static double loss(ComputationGraph graph, INDArray features, double rate) {
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            return plan.step(features, labels(4), rate, 0).loss();
        }
    }
}
