package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convzoo.engine.Graphs.convolution;
import static org.convzoo.engine.Graphs.features;
import static org.convzoo.engine.Graphs.labels;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

class OneDnnPlanTest {

    @Test
    void repeatsItselfBitForBit() {
        INDArray features = features(16, 1, 28);

        assertThat(trained(features, 3)).isEqualTo(trained(features, 3));
    }

    private static float[] trained(INDArray features, int steps) {
        ComputationGraph graph = withDropout();
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            for (int i = 0; i < steps; i++) {
                plan.step(features, labels(16), 0.01, 100 + i);
            }
        }
        return graph.params().toFloatVector();
    }

    @Test
    void dropoutIsDecidedByTheStepsSeed() {
        INDArray features = features(16, 1, 28);
        double first = lossWithSeed(features, 1);

        assertThat(lossWithSeed(features, 1)).isEqualTo(first);
        assertThat(lossWithSeed(features, 2)).isNotEqualTo(first);
    }

    private static double lossWithSeed(INDArray features, long seed) {
        try (ExecutionPlan plan = ExecutionPlan.open(withDropout())) {
            return plan.step(features, labels(16), 0.01, seed).loss();
        }
    }

    private static ComputationGraph withDropout() {
        return Graphs.chain(
                new Adam(0.01),
                0,
                1,
                28,
                new DenseLayer.Builder().nOut(64).activation(Activation.RELU).build(),
                new DropoutLayer(0.5));
    }

    @Test
    void dropoutKeepsTheMean() {
        ComputationGraph graph = Graphs.chain(new Sgd(0), 0, 1, 28, new DropoutLayer(0.8));
        INDArray features = features(16, 1, 28);
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            double exact =
                    plan.output(features).dup().sub(labels(16)).norm2Number().doubleValue();
            double[] losses = new double[200];
            for (int i = 0; i < losses.length; i++) {
                losses[i] = plan.step(features, labels(16), 0, i).loss();
            }
            assertThat(exact).isPositive();
            assertThat(Arrays.stream(losses).distinct().count()).isEqualTo(losses.length);
        }
    }

    @Test
    void lastPartialBatchOfAnEpoch() {
        ComputationGraph graph = Graphs.lenet(new Sgd(0.1), 0);
        ComputationGraph reference = graph.clone();
        try (ExecutionPlan fast = ExecutionPlan.open(graph);
                ExecutionPlan slow = ExecutionPlan.dl4j(reference)) {
            for (int batch : new int[] {8, 8, 3, 8, 1}) {
                INDArray features = features(batch, 1, 28);
                ExecutionPlan.StepResult found = fast.step(features, labels(batch), 0.1, 0);
                ExecutionPlan.StepResult expected = slow.step(features, labels(batch), 0.1, 0);
                assertThat(found.correct()).isEqualTo(expected.correct());
                Agreement.assertClose(
                        "output at batch " + batch,
                        fast.output(features).dup(),
                        reference.output(false, features)[0]);
            }
            fast.synchronise();
            Agreement.assertClose("parameters", graph.params(), reference.params());
        }
    }

    @Test
    void countsStepsAsDeeplearning4jDoes() {
        ComputationGraph graph = Graphs.lenet(new Sgd(0.1), 0);
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            plan.step(features(2, 1, 28), labels(2), 0.1, 0);
            plan.step(features(2, 1, 28), labels(2), 0.1, 0);
        }
        assertThat(graph.getIterationCount()).isEqualTo(2);
    }

    @Test
    void evaluatingFirstChangesNothing() {
        ComputationGraph graph = Graphs.lenet(new Sgd(0.1), 0);
        ComputationGraph other = graph.clone();
        INDArray features = features(8, 1, 28);
        try (ExecutionPlan plan = ExecutionPlan.open(graph);
                ExecutionPlan evaluating = ExecutionPlan.open(other)) {
            evaluating.output(features);
            plan.step(features, labels(8), 0.1, 0);
            evaluating.step(features, labels(8), 0.1, 0);
        }
        assertThat(other.params()).isEqualTo(graph.params());
    }

    @Test
    void predictsInManyThreadsOverOneSetOfParameters() {
        ComputationGraph graph = Graphs.lenet(new Sgd(0.1), 0);
        List<INDArray> batches =
                List.of(features(4, 1, 28), features(4, 1, 28), features(7, 1, 28), features(4, 1, 28));
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            plan.step(batches.get(0), labels(4), 0.1, 0);
            plan.synchronise();
            batches.parallelStream().forEach(features -> {
                try (ExecutionPlan own = plan.share()) {
                    // often, so that threads that touch the graph outside of its lock are caught
                    for (int i = 0; i < 200; i++) {
                        INDArray found = own.output(features).dup();
                        synchronized (graph) {
                            Agreement.assertClose("output", found, graph.output(false, features)[0]);
                        }
                    }
                }
            });
        }
    }

    @Test
    void profileNamesEveryPieceOfWork() {
        try (ExecutionPlan plan = ExecutionPlan.open(Graphs.lenet(new Sgd(0.1), 0))) {
            plan.step(features(2, 1, 28), labels(2), 0.1, 0);

            assertThat(plan.profile())
                    .containsKeys(
                            "convolution layer0",
                            "convolution weight gradient layer0",
                            "pooling layer1",
                            "dense layer4",
                            "update out_W")
                    .doesNotContainKey("convolution input gradient layer0");
        }
    }

    @Test
    void noGradientBelowTheFirstTrainedLayer() {
        ComputationGraph graph = Graphs.chain(
                1,
                28,
                new FrozenLayer(convolution(4, 3).build()),
                convolution(4, 3).build(),
                convolution(4, 3).build());
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            plan.step(features(2, 1, 28), labels(2), 0.1, 0);

            assertThat(plan.profile())
                    .containsKey("convolution input gradient layer2")
                    .doesNotContainKeys("convolution input gradient layer1", "convolution weight gradient layer0");
        }
    }
}
