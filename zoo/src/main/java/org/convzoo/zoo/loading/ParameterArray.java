package org.convzoo.zoo.loading;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.convzoo.zoo.names.LayerParameter;
import org.convzoo.zoo.names.LayerParameter.Form;
import org.convzoo.zoo.names.ParameterKind;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a graph keeps an array of parameters.
 *
 * @param array the graph's own
 * @param isLogarithm whether a variance is kept as the base-ten logarithm of the standard deviation
 */
record ParameterArray(INDArray array, boolean isLogarithm) {

    /** @throws IllegalArgumentException if the graph is of another network */
    static ParameterArray of(ComputationGraph graph, LayerParameter parameter) {
        GraphVertex vertex = graph.getVertex(parameter.layer());
        INDArray array = vertex == null ? null : array(vertex, parameter.kind().key());
        boolean isLogarithm = vertex != null && array == null && parameter.kind() == ParameterKind.VARIANCE;
        if (isLogarithm) {
            array = array(vertex, BatchNormalizationParamInitializer.GLOBAL_LOG_STD);
        }
        if (array == null || array.length() != parameter.extents().elements()) {
            throw new IllegalArgumentException("the graph has no " + parameter);
        }
        requireOrder(array, parameter);
        return new ParameterArray(array, isLogarithm);
    }

    private static @Nullable INDArray array(GraphVertex vertex, String key) {
        return vertex.paramTable(false).get(key);
    }

    /** Deeplearning4j's dense weights, [in, out] column by column, are [out, in] row by row. */
    private static void requireOrder(INDArray array, LayerParameter parameter) {
        boolean isMatrix = parameter.form() == Form.DENSE && parameter.kind() == ParameterKind.WEIGHT;
        boolean isInOrder = array.isVector() || array.ordering() == (isMatrix ? 'f' : 'c');
        if (array.dataType() != DataType.FLOAT || array.elementWiseStride() != 1 || !isInOrder) {
            throw new IllegalArgumentException("the graph does not keep " + parameter + " as expected: "
                    + array.dataType() + ", order " + array.ordering());
        }
    }

    /** The graph's memory. */
    FloatBuffer memory() {
        return new FloatPointer(array.data().addressPointer())
                .capacity(array.length())
                .asBuffer();
    }

    /** Called when the memory holds what other libraries keep. */
    void filled() {
        if (isLogarithm) {
            FloatBuffer values = memory();
            for (int i = 0; i < values.capacity(); i++) {
                // the variance of a filter that is always 0 may be 0
                values.put(i, (float) (Math.log10(Math.max(values.get(i), Float.MIN_NORMAL)) / 2));
            }
        }
    }
}
