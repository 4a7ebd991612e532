package org.convzoo.engine.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convzoo.engine.Graphs.convolution;
import static org.convzoo.engine.Graphs.features;
import static org.convzoo.engine.Graphs.labels;

import java.util.function.Function;
import java.util.stream.Stream;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.Graphs;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

class ShiftOnlyBatchNormalizationTest {

    static Stream<Named<Function<ComputationGraph, ExecutionPlan>>> roads() {
        return Stream.of(
                Named.of("compiled", ExecutionPlan::open), Named.of("Deeplearning4j's own", ExecutionPlan::dl4j));
    }

    @ParameterizedTest
    @MethodSource("roads")
    void learnsItsShiftAndKeepsItsScale(Function<ComputationGraph, ExecutionPlan> road) {
        for (IUpdater updater : new IUpdater[] {new Sgd(0.1), new Adam(0.1)}) {
            ComputationGraph graph = Graphs.chain(
                    updater,
                    1e-2,
                    3,
                    8,
                    convolution(4, 3).hasBias(false).build(),
                    new ShiftOnlyBatchNormalization(1e-3, 0.9));
            try (ExecutionPlan plan = road.apply(graph)) {
                plan.step(features(4, 3, 8), labels(4), 0.1, 0);
                plan.step(features(4, 3, 8), labels(4), 0.1, 1);
            }

            assertThat(graph.getParam("layer1_gamma").toFloatVector()).containsOnly(1);
            assertThat(graph.getParam("layer1_beta").toFloatVector()).doesNotContain(0);
            assertThat(graph.getParam("layer1_mean").toFloatVector()).doesNotContain(0);
        }
    }
}
