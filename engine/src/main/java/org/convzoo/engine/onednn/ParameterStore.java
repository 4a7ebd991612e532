package org.convzoo.engine.onednn;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.convzoo.engine.UpdateOptions;
import org.convzoo.engine.WeightAverages;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Every parameter array of a graph, shared by the programs of a plan. */
final class ParameterStore implements AutoCloseable {

    private final OneDnn oneDnn;
    private final ComputationGraph graph;
    private final UpdateOptions options;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Optimizer> optimizers = new HashMap<>();
    private boolean optimizersRead;

    ParameterStore(OneDnn oneDnn, ComputationGraph graph, UpdateOptions options) {
        this.options = options;
        this.oneDnn = oneDnn;
        this.graph = graph;
    }

    /**
     * @param layout shape and order in which the graph holds it
     * @param trained whether this program optimises it
     */
    Parameter get(String layer, String key, INDArray array, Layout layout, boolean trained) {
        String name = layer + "_" + key;
        Parameter parameter = parameters.computeIfAbsent(name, n -> make(n, key, array, layout));
        if (trained && !parameter.isTrained()) {
            parameter.train(optimizer(name));
        }
        return parameter;
    }

    private Parameter make(String name, String key, INDArray array, Layout layout) {
        Parameter parameter = new Parameter(oneDnn, name, array, layout);
        WeightAverages averages = options.averages();
        if (averages != null && !WeightAverages.isStatistic(key)) {
            parameter.follow(averages.of(array));
        }
        return parameter;
    }

    private Optimizer optimizer(String name) {
        if (!optimizersRead) {
            readOptimizers();
            optimizersRead = true;
        }
        Optimizer optimizer = optimizers.get(name);
        if (optimizer == null) {
            throw new UnsupportedGraphException("no known optimizer for " + name);
        }
        return optimizer;
    }

    private void readOptimizers() {
        for (UpdaterBlock block : graph.getUpdater().getUpdaterBlocks()) {
            for (UpdaterBlock.ParamState state : block.getLayersAndVariablesInBlock()) {
                Optimizer optimizer = Optimizer.of(block, state, options);
                if (optimizer != null) {
                    optimizers.put(state.getLayer().getConfig().getLayerName() + "_" + state.getParamName(), optimizer);
                }
            }
        }
    }

    Map<String, Parameter> all() {
        return Collections.unmodifiableMap(parameters);
    }

    /** Bytes beside the graph's own arrays. */
    long ownBytes() {
        return parameters.values().stream().mapToLong(Parameter::ownBytes).sum();
    }

    void synchronise() {
        parameters.values().forEach(Parameter::synchronise);
    }

    @Override
    public void close() {
        parameters.values().forEach(Parameter::close);
    }
}
