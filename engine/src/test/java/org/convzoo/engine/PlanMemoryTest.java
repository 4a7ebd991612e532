package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.convzoo.engine.Graphs.convolution;
import static org.convzoo.engine.Graphs.features;
import static org.convzoo.engine.Graphs.labels;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.bytedeco.javacpp.Pointer;
import org.convzoo.engine.layers.CeilPooling;
import org.convzoo.engine.layers.ExactLocalResponseNormalization;
import org.convzoo.engine.layers.GroupedConvolution;
import org.convzoo.engine.layers.PaddedShortcut;
import org.convzoo.engine.layers.PositionBias;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** The forecast, held against what the native libraries say they have given out. */
class PlanMemoryTest {

    private static final int BATCH = 48;
    private static final int SIZE = 32;
    private static final long[] SHAPE = {BATCH, 3, SIZE, SIZE};

    /** Room for descriptors and primitives, which are no arrays. */
    private static final double TOLERANCE = 0.02;

    private static ComputationGraph everyKindOfLayer() {
        return Graphs.chain(
                new Adam(0.001),
                0,
                3,
                SIZE,
                convolution(32, 3).padding(1, 1).hasBias(false).build(),
                new BatchNormalization(),
                new GroupedConvolution.Builder(3, 3)
                        .groups(32)
                        .nOut(32)
                        .padding(1, 1)
                        .activation(Activation.RELU)
                        .build(),
                new GroupedConvolution.Builder(3, 3)
                        .groups(2)
                        .nOut(96)
                        .padding(1, 1)
                        .build(),
                new ExactLocalResponseNormalization.Builder().build(),
                new CeilPooling.Builder(SubsamplingLayer.PoolingType.AVG)
                        .kernelSize(3, 3)
                        .padding(1, 1)
                        .countPadding(true)
                        .build(),
                new PaddedShortcut(2, 128),
                new DenseLayer.Builder().nOut(64).build());
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void foretellsWhatTrainingAndPredictingAllocate(Precision precision) {
        assumeTrue(precision.runsOn(Processor.ofThisMachine()), "needs " + precision + " instructions");
        PlanMemory forecast;
        try (ExecutionPlan plan = ExecutionPlan.open(everyKindOfLayer(), precision)) {
            forecast = plan.memory(SHAPE, true).orElseThrow();
            assertThat(plan.profile().values()).as("nothing has run").allSatisfy(time -> assertThat(time)
                    .isZero());
        }
        ComputationGraph graph = everyKindOfLayer();
        // what earlier tests have left is not to be freed in the middle of this one
        System.gc();
        Pointer.deallocateReferences();
        long before = Pointer.totalBytes();
        try (ExecutionPlan plan = ExecutionPlan.open(graph, precision)) {
            plan.step(features(BATCH, 3, SIZE), labels(BATCH), 0.001, 0);

            double expected = forecast.copies() + forecast.working();
            assertThat((double) Pointer.totalBytes() - before)
                    .as("bytes allocated beside Deeplearning4j's arrays")
                    .isCloseTo(expected, within(TOLERANCE * expected));
        }
        assertThat(forecast.copies()).isPositive();
        assertThat(forecast.parameters()).isEqualTo(Float.BYTES * graph.numParams());
        assertThat(forecast.gradients()).isEqualTo(Float.BYTES * graph.numParams());
        assertThat(forecast.optimizerState())
                .as("two numbers for every parameter but the statistics")
                .isEqualTo(Float.BYTES * 2 * (graph.numParams() - 2 * 32));
        assertThat(forecast.uncounted()).isEmpty();
        assertThat(forecast.total())
                .isEqualTo(forecast.parameters()
                        + forecast.gradients()
                        + forecast.optimizerState()
                        + forecast.copies()
                        + forecast.working()
                        + forecast.exchanged());
    }

    @Test
    void askingTakesNoWorkingMemory() {
        try (ExecutionPlan plan = ExecutionPlan.open(Graphs.lenet(new Sgd(0.1), 0))) {
            long before = Pointer.totalBytes();
            long working = plan.memory(new long[] {4096, 1, 28, 28}, true)
                    .orElseThrow()
                    .working();

            assertThat(working).isGreaterThan(300_000_000);
            assertThat(Pointer.totalBytes() - before).isLessThan(50_000_000);
        }
    }

    @Test
    void growsWithTheBatchAndWithTraining() {
        try (ExecutionPlan plan = ExecutionPlan.open(Graphs.lenet(new Sgd(0.1), 0))) {
            PlanMemory one = plan.memory(new long[] {16, 1, 28, 28}, false).orElseThrow();
            PlanMemory two = plan.memory(new long[] {32, 1, 28, 28}, false).orElseThrow();

            assertThat(one.gradients() + one.optimizerState()).isZero();
            assertThat((double) two.working() / one.working()).isBetween(1.5, 2.5);

            PlanMemory training = plan.memory(new long[] {32, 1, 28, 28}, true).orElseThrow();

            assertThat(training.working()).as("training keeps every activation").isGreaterThan(two.working());
            assertThat(training.gradients()).isEqualTo(training.parameters());
            assertThat(training.optimizerState()).as("sgd remembers nothing").isZero();
        }
    }

    @Test
    void namesWhatItCannotCount() {
        ComputationGraph graph = Graphs.chain(3, 8, convolution(4, 3).build(), new PositionBias());
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            PlanMemory memory = plan.memory(new long[] {2, 3, 8, 8}, true).orElseThrow();

            assertThat(memory.uncounted()).containsExactly("layer1");
            // in and out, forward and backward, its biases' gradient; scores and their gradient
            long maps = 2 * 4 * 6 * 6;
            assertThat(memory.exchanged()).isEqualTo(Float.BYTES * (4 * maps + maps / 2 + 2 * 2 * Graphs.CLASSES));
        }
        try (ExecutionPlan slow = ExecutionPlan.dl4j(graph)) {
            assertThat(slow.memory(new long[] {2, 3, 8, 8}, true)).isEmpty();
        }
    }
}
