package org.convzoo.engine.onednn;

import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Finds a graph's parameters by layer and key, in the shapes that nodes work with.
 *
 * @param training whether the program that is being made optimises those that are not frozen
 */
record GraphParameters(ComputationGraph graph, ParameterStore store, boolean training) {

    /** {@code [out, in]}: what Deeplearning4j holds column by column is this row by row. */
    Parameter matrix(String layer, long in, long out, boolean frozen) {
        return get(layer, "W", Layout.plain(ElementType.FLOAT32, out, in), frozen);
    }

    Parameter vector(String layer, String key, long length, boolean frozen) {
        return get(layer, key, Layout.plain(ElementType.FLOAT32, length), frozen);
    }

    Parameter get(String layer, String key, Layout layout, boolean frozen) {
        INDArray array = Optional.ofNullable(table(layer).get(key))
                .orElseThrow(() -> new UnsupportedGraphException("layer " + layer + " has no " + key));
        return store.get(layer, key, array, layout, training && !frozen);
    }

    /** Every parameter of a layer, as Deeplearning4j holds it. */
    Map<String, INDArray> table(String layer) {
        return graph.getVertex(layer).paramTable(false);
    }

    Statistics statistics(String layer, BatchNormalization configuration) {
        boolean logarithm = configuration.isUseLogStd();
        Map<String, INDArray> table = table(layer);
        return new Statistics(
                table.get("mean"), table.get(logarithm ? "log10stdev" : "var"), logarithm, configuration.getDecay());
    }
}
