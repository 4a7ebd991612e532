package org.convzoo.engine.layers;

import java.util.Collection;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What Deeplearning4j wants to be told about every layer that is to run. */
final class Running {

    private Running() {}

    static <L extends AbstractLayer<?>> L start(
            L layer, NeuralNetConfiguration configuration, Collection<TrainingListener> listeners, int index) {
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setConf(configuration);
        return layer;
    }

    /** @param values the layer's part of the network's parameters */
    static <L extends AbstractLayer<?>> L start(
            L layer,
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray values,
            boolean initialise) {
        layer.setParamsViewArray(values);
        layer.setParamTable(configuration.getLayer().initializer().init(configuration, values, initialise));
        return start(layer, configuration, listeners, index);
    }

    /** @param working numbers that a pass needs for each image beside input and output */
    static LayerMemoryReport memory(Layer layer, InputType input, long working) {
        InputType output = layer.getOutputType(-1, input);
        long parameters = layer.initializer().numParams(layer);
        long state = parameters == 0 ? 0 : updaterState(layer, parameters);
        return new LayerMemoryReport.Builder(layer.getLayerName(), layer.getClass(), input, output)
                .standardMemory(parameters, state)
                .workingMemory(0, working, 0, working)
                .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .build();
    }

    private static long updaterState(Layer layer, long parameters) {
        @Nullable String first = layer.initializer().paramKeys(layer).get(0);
        return layer.getUpdaterByParam(first).stateSize(parameters);
    }
}
