package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.convzoo.engine.Graphs.convolution;
import static org.convzoo.engine.Graphs.features;
import static org.convzoo.engine.Graphs.labels;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/** A step of several batches is the step of one batch of all their images, whatever their sizes. */
class AccumulatedStepTest {

    private static final int[] SIZES = {2, 3, 1};
    private final INDArray features = features(6, 2, 9);
    private final INDArray labels = labels(6);

    static Stream<Arguments> roads() {
        return Stream.of(
                Arguments.of(true, Momentum.classical(1, 0.9), 0.1),
                Arguments.of(true, new Adam(1), 0.01),
                Arguments.of(false, Momentum.classical(1, 0.9), 0.1),
                Arguments.of(false, new Adam(1), 0.01));
    }

    @ParameterizedTest(name = "compiled: {0}, {1}")
    @MethodSource("roads")
    void isTheStepOfOneLargeBatch(boolean compiled, IUpdater updater, double rate) {
        ComputationGraph inParts = network(updater);
        ComputationGraph whole = network(updater);
        assertThat(inParts.params()).isEqualTo(whole.params());
        try (ExecutionPlan parts = open(compiled, inParts);
                ExecutionPlan one = open(compiled, whole)) {
            for (int step = 0; step < 3; step++) {
                double loss = one.step(features, labels, rate, step).loss();
                assertThat(stepInParts(parts, rate)).as("loss").isCloseTo(loss, within(1e-5));
            }
        }
        assertThat(inParts.getConfiguration().getIterationCount()).isEqualTo(3);
        Agreement.assertClose("parameters", inParts.params(), whole.params());
        Agreement.assertClose(
                "optimizer state",
                inParts.getUpdater().getStateViewArray(),
                whole.getUpdater().getStateViewArray());
    }

    private double stepInParts(ExecutionPlan plan, double rate) {
        double sum = 0;
        int from = 0;
        for (int part = 0; part < SIZES.length; part++) {
            int to = from + SIZES[part];
            INDArray x = features.get(NDArrayIndex.interval(from, to)).dup('c');
            INDArray y = labels.get(NDArrayIndex.interval(from, to)).dup('c');
            sum += SIZES[part]
                    * (part < SIZES.length - 1 ? plan.accumulate(x, y, part) : plan.step(x, y, rate, part)).loss();
            from = to;
        }
        return sum / features.size(0);
    }

    @ParameterizedTest(name = "compiled: {0}, {1}")
    @MethodSource("roads")
    void runningStatisticsMoveWithEveryBatch(boolean compiled, IUpdater updater, double rate) {
        ComputationGraph graph = Graphs.chain(updater, 0, 2, 9, new BatchNormalization());
        ComputationGraph exact = graph.convertDataType(DataType.DOUBLE);
        double[] expected = new double[2];
        try (ExecutionPlan plan = open(compiled, graph)) {
            for (int batch = 0; batch < 2; batch++) {
                INDArray x = features.mul(batch + 1).addi(1);
                for (int channel = 0; channel < 2; channel++) {
                    expected[channel] =
                            0.9 * expected[channel] + 0.1 * x.mean(0, 2, 3).getDouble(channel);
                }
                if (batch == 0) {
                    plan.accumulate(x, labels, 0);
                } else {
                    plan.step(x, labels, rate, 1);
                }
            }
        }
        for (int channel = 0; channel < 2; channel++) {
            assertThat(graph.getParam("layer0_mean").getDouble(channel)).isCloseTo(expected[channel], within(1e-5));
        }
        assertThat(graph.getParam("layer0_gamma")).isNotEqualTo(exact.getParam("layer0_gamma"));
    }

    @Test
    void aPlanThatWasNotAskedToDoesNotAccumulate() {
        for (boolean compiled : new boolean[] {true, false}) {
            ComputationGraph graph = network(new Adam(1));
            try (ExecutionPlan plan = compiled ? new OneDnnPlan(graph, Precision.FLOAT32) : ExecutionPlan.dl4j(graph)) {
                assertThatThrownBy(() -> plan.accumulate(features, labels, 0))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("this plan was opened without accumulation");
            }
        }
    }

    private static ExecutionPlan open(boolean compiled, ComputationGraph graph) {
        UpdateOptions options = new UpdateOptions(ParameterDecay.none(), GradientClipping.none(), true, null);
        return compiled ? new OneDnnPlan(graph, Precision.FLOAT32, options) : ExecutionPlan.dl4j(graph, options);
    }

    private static ComputationGraph network(IUpdater updater) {
        return Graphs.chain(
                updater,
                0.01,
                2,
                9,
                convolution(20, 3).activation(Activation.TANH).build(),
                new DenseLayer.Builder().nOut(12).activation(Activation.TANH).build());
    }
}
