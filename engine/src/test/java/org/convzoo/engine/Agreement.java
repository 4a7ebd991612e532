package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Holds the compiled plan against Deeplearning4j's own road on the same graph, numbers and steps. */
public final class Agreement {

    private static final double TOLERANCE = 1e-4;

    /** Part of a parameter that is lost when a step is subtracted from it in float32. */
    private static final double FLOAT_ROUNDING = 1e-6;

    private Agreement() {}

    /** With plain gradient descent at rate 1 the change of a parameter is its gradient. */
    public static void afterSteps(ComputationGraph graph, double rate, int steps, INDArray features, INDArray labels) {
        ComputationGraph reference = graph.convertDataType(DataType.DOUBLE);
        INDArray exactFeatures = features.castTo(DataType.DOUBLE);
        INDArray exactLabels = labels.castTo(DataType.DOUBLE);
        assertClose(
                "output before training", outputOf(graph, features), reference.output(false, exactFeatures)[0]);
        try (ExecutionPlan fast = new OneDnnPlan(graph, Precision.FLOAT32);
                ExecutionPlan slow = new Dl4jPlan(reference)) {
            for (int step = 0; step < steps; step++) {
                Map<String, INDArray> before = copies(graph);
                Map<String, INDArray> exactBefore = copies(reference);
                ExecutionPlan.StepResult found = fast.step(features, labels, rate, step);
                ExecutionPlan.StepResult expected = slow.step(exactFeatures, exactLabels, rate, step);
                assertThat(found.loss())
                        .as("loss of step %d", step)
                        .isCloseTo(expected.loss(), within(1e-4 * Math.max(1, expected.loss())));
                fast.synchronise();
                compare(step, graph, before, reference, exactBefore);
            }
            assertClose(
                    "output after training",
                    fast.output(features).dup(),
                    reference.output(false, exactFeatures)[0]);
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

    private static Map<String, INDArray> copies(ComputationGraph graph) {
        Map<String, INDArray> copies = new HashMap<>();
        graph.paramTable().forEach((name, array) -> copies.put(name, array.dup()));
        return copies;
    }

    /** Looks at what a step changed, not at the parameters themselves, beside which a wrong gradient would look small. */
    private static void compare(
            int step,
            ComputationGraph graph,
            Map<String, INDArray> before,
            ComputationGraph reference,
            Map<String, INDArray> exactBefore) {
        Map<String, INDArray> exact = reference.paramTable();
        double moved = 0;
        for (Map.Entry<String, INDArray> parameter : graph.paramTable().entrySet()) {
            String name = parameter.getKey();
            INDArray change = parameter
                    .getValue()
                    .castTo(DataType.DOUBLE)
                    .sub(before.get(name).castTo(DataType.DOUBLE));
            INDArray expected = exact.get(name).sub(exactBefore.get(name));
            double size = exact.get(name).norm2Number().doubleValue();
            double difference =
                    change.sub(expected.reshape(change.shape())).norm2Number().doubleValue();
            assertThat(difference)
                    .as("change of parameter %s in step %d beside Deeplearning4j's in double precision", name, step)
                    .isLessThanOrEqualTo(
                            TOLERANCE * expected.norm2Number().doubleValue() + FLOAT_ROUNDING * size + 1e-7);
            moved += change.norm2Number().doubleValue();
        }
        assertThat(moved).as("change of the parameters in step %d", step).isPositive();
    }

    public static void assertClose(String what, INDArray found, INDArray expected) {
        INDArray exact = expected.castTo(DataType.DOUBLE).reshape(found.shape());
        double difference =
                found.castTo(DataType.DOUBLE).sub(exact).norm2Number().doubleValue();
        double size = Math.max(1e-6, expected.norm2Number().doubleValue());
        assertThat(difference / size)
                .as("%s: relative difference to Deeplearning4j", what)
                .isLessThan(TOLERANCE);
    }
}
