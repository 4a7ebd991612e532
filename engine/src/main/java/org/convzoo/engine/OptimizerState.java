package org.convzoo.engine;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * What an optimizer remembers of each parameter of a graph, for another graph of the same layers of which others are
 * trained.
 */
public final class OptimizerState {

    private OptimizerState() {}

    /**
     * Copies what is remembered of the parameters that both graphs train by the same kind of rule; of others, the second
     * graph begins from nothing.
     *
     * <p>Adam's correction of its first steps counts from where its whole state began. So its state is carried over only to
     * a graph that trains nothing else, together with the count of steps.
     */
    public static void carryOver(ComputationGraph from, ComputationGraph to) {
        Map<String, Remembered> known = remembered(from);
        Map<String, Remembered> wanted = remembered(to);
        boolean ages = wanted.values().stream().anyMatch(state -> state.rule == Adam.class);
        if (ages && !allFit(wanted, known)) {
            return;
        }
        wanted.forEach((name, state) -> {
            Remembered before = known.get(name);
            if (before != null && state.fits(before)) {
                state.values.assign(before.values);
            }
        });
        if (ages) {
            to.getConfiguration().setIterationCount(from.getConfiguration().getIterationCount());
        }
    }

    private static boolean allFit(Map<String, Remembered> wanted, Map<String, Remembered> known) {
        return wanted.entrySet().stream()
                .allMatch(entry ->
                        known.containsKey(entry.getKey()) && entry.getValue().fits(known.get(entry.getKey())));
    }

    /** @param values one row for each number that the rule remembers of a parameter */
    private record Remembered(Class<?> rule, INDArray values) {

        boolean fits(Remembered other) {
            return rule == other.rule && values.equalShapes(other.values);
        }
    }

    /** By layer and parameter, of those that have something to remember. */
    private static Map<String, Remembered> remembered(ComputationGraph graph) {
        Map<String, Remembered> states = new HashMap<>();
        for (UpdaterBlock block : graph.getUpdater().getUpdaterBlocks()) {
            INDArray view = block.getUpdaterView();
            if (view == null || view.isEmpty()) {
                continue;
            }
            IUpdater rule = block.getGradientUpdater().getConfig();
            long size = block.getParamOffsetEnd() - block.getParamOffsetStart();
            // a block has the first number of all its parameters, then the second of all
            INDArray rows = view.reshape(view.length() / size, size);
            for (UpdaterBlock.ParamState state : block.getLayersAndVariablesInBlock()) {
                int begin = state.getParamOffsetStart() - block.getParamOffsetStart();
                int end = state.getParamOffsetEnd() - block.getParamOffsetStart();
                states.put(
                        state.getLayer().getConfig().getLayerName() + "/" + state.getParamName(),
                        new Remembered(
                                rule.getClass(), rows.get(NDArrayIndex.all(), NDArrayIndex.interval(begin, end))));
            }
        }
        return states;
    }
}
