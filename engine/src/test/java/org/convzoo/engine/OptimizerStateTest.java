package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convzoo.engine.Graphs.convolution;
import static org.convzoo.engine.Graphs.features;
import static org.convzoo.engine.Graphs.labels;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;

/** What an optimizer remembers when other layers begin to learn. */
class OptimizerStateTest {

    /** Layers are called layer0 (a convolution), layer1 (its normalization), layer2 (dense) and out. */
    private static ComputationGraph graph(IUpdater updater, int frozen) {
        Layer[] layers = {
            convolution(3, 3).build(),
            new BatchNormalization(),
            new DenseLayer.Builder().nOut(4).build()
        };
        for (int i = 0; i < frozen; i++) {
            layers[i] = new FrozenLayer(layers[i]);
        }
        return Graphs.chain(updater, 0, 1, 6, layers);
    }

    private static ComputationGraph trained(IUpdater updater, int frozen) {
        ComputationGraph graph = graph(updater, frozen);
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            for (int step = 0; step < 3; step++) {
                plan.step(features(4, 1, 6), labels(4), 0.01, step);
            }
            plan.synchronise();
        }
        return graph;
    }

    /** All that is remembered of each parameter, by {@code layer/parameter}. */
    private static Map<String, INDArray> state(ComputationGraph graph) {
        Map<String, INDArray> states = new TreeMap<>();
        for (UpdaterBlock block : graph.getUpdater().getUpdaterBlocks()) {
            INDArray view = block.getUpdaterView();
            if (view == null || view.isEmpty()) {
                continue;
            }
            int length = block.getParamOffsetEnd() - block.getParamOffsetStart();
            INDArray flat = view.reshape(view.length());
            block.getLayersAndVariablesInBlock().forEach(parameter -> {
                long begin = parameter.getParamOffsetStart() - block.getParamOffsetStart();
                long end = parameter.getParamOffsetEnd() - block.getParamOffsetStart();
                for (long number = 0; number < view.length() / length; number++) {
                    long row = number * length;
                    states.put(
                            parameter.getLayer().getConfig().getLayerName() + "/" + parameter.getParamName() + " "
                                    + number,
                            flat.get(NDArrayIndex.interval(row + begin, row + end))
                                    .dup());
                }
            });
        }
        return states;
    }

    static Stream<IUpdater> rulesWithoutAge() {
        return Stream.of(
                Momentum.classical(1, 0.9),
                Momentum.nesterov(1, 0.9),
                new RmsProp(0.01),
                new AdaGrad(0.01),
                new AdaDelta());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rulesWithoutAge")
    void layersThatLearnedGoOnAndOthersBeginFromNothing(IUpdater rule) {
        ComputationGraph before = trained(rule, 2);
        ComputationGraph next = graph(rule, 0);
        Map<String, INDArray> fresh = state(next);

        OptimizerState.carryOver(before, next);

        Map<String, INDArray> expected = new TreeMap<>(fresh);
        expected.putAll(state(before));
        assertThat(state(before).keySet()).allMatch(name -> name.startsWith("layer2/") || name.startsWith("out/"));
        assertThat(state(before).get("layer2/W 0").norm2Number().doubleValue()).isPositive();
        assertThat(expected.keySet()).anyMatch(name -> name.startsWith("layer0/"));
        assertThat(state(next)).isEqualTo(expected);
    }

    @Test
    void theBodysStateSurvivesWhenLayersAreFrozenAgain() {
        IUpdater rule = Momentum.classical(1, 0.9);
        ComputationGraph before = trained(rule, 0);
        ComputationGraph next = graph(rule, 1);

        OptimizerState.carryOver(before, next);

        Map<String, INDArray> expected = state(before);
        expected.keySet().removeIf(name -> name.startsWith("layer0/"));
        assertThat(state(next)).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void adamGoesOnWithItsStepsWhereTheSameLayersLearn() {
        ComputationGraph before = trained(new Adam(0.01), 2);
        ComputationGraph next = graph(new Adam(0.001), 2);

        OptimizerState.carryOver(before, next);

        assertThat(state(next)).isEqualTo(state(before)).isNotEmpty();
        assertThat(next.getConfiguration().getIterationCount()).isEqualTo(3);
    }

    @Test
    void adamBeginsAnewWhereOthersJoin() {
        ComputationGraph before = trained(new Adam(0.01), 2);
        ComputationGraph next = graph(new Adam(0.01), 0);
        Map<String, INDArray> fresh = state(next);

        OptimizerState.carryOver(before, next);

        assertThat(state(next)).isEqualTo(fresh);
        assertThat(next.getConfiguration().getIterationCount()).isZero();
    }

    @Test
    void anotherRuleBeginsAnew() {
        ComputationGraph before = trained(new RmsProp(0.01), 0);
        ComputationGraph next = graph(Momentum.classical(1, 0.9), 0);
        Map<String, INDArray> fresh = state(next);

        OptimizerState.carryOver(before, next);

        assertThat(state(next)).isEqualTo(fresh);
    }
}
