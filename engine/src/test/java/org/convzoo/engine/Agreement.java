package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Holds the compiled plan against Deeplearning4j's own road on the same graph, numbers and steps. */
final class Agreement {

    private static final double TOLERANCE = 1e-4;

    private Agreement() {}

    /** With plain gradient descent at rate 1 the change of a parameter is its gradient. */
    static void afterSteps(ComputationGraph graph, double rate, int steps, INDArray features, INDArray labels) {
        ComputationGraph reference = graph.clone();
        assertClose(
                "output before training", outputOf(graph, features), reference.output(false, features)[0]);
        try (ExecutionPlan fast = new OneDnnPlan(graph, Precision.FLOAT32);
                ExecutionPlan slow = new Dl4jPlan(reference)) {
            for (int step = 0; step < steps; step++) {
                INDArray before = graph.params().dup();
                ExecutionPlan.StepResult found = fast.step(features, labels, rate, step);
                ExecutionPlan.StepResult expected = slow.step(features, labels, rate, step);
                assertThat(found.loss())
                        .as("loss of step %d", step)
                        .isCloseTo(expected.loss(), within(1e-4 * Math.max(1, expected.loss())));
                fast.synchronise();
                compare(step, graph, reference, before);
            }
            assertClose(
                    "output after training",
                    fast.output(features).dup(),
                    reference.output(false, features)[0]);
        }
        INDArray state = reference.getUpdater().getStateViewArray();
        if (state != null) {
            assertClose("optimizer state", graph.getUpdater().getStateViewArray(), state);
        }
    }

    private static INDArray outputOf(ComputationGraph graph, INDArray features) {
        try (ExecutionPlan plan = new OneDnnPlan(graph, Precision.FLOAT32)) {
            return plan.output(features).dup();
        }
    }

    private static void compare(int step, ComputationGraph graph, ComputationGraph reference, INDArray before) {
        Map<String, INDArray> expected = reference.paramTable();
        graph.paramTable().forEach((name, found) -> {
            INDArray wanted = expected.get(name);
            assertClose("parameter " + name + " after step " + step, found, wanted);
        });
        double change = graph.params().sub(before).norm2Number().doubleValue();
        assertThat(change).as("change of the parameters in step %d", step).isPositive();
    }

    static void assertClose(String what, INDArray found, INDArray expected) {
        double difference =
                found.sub(expected.reshape(found.shape())).norm2Number().doubleValue();
        double size = Math.max(1e-6, expected.norm2Number().doubleValue());
        assertThat(difference / size)
                .as("%s: relative difference to Deeplearning4j", what)
                .isLessThan(TOLERANCE);
    }
}
