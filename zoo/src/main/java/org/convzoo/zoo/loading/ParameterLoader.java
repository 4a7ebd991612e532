package org.convzoo.zoo.loading;

import java.nio.FloatBuffer;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.names.Arrangement;
import org.convzoo.zoo.names.NamedParameter;
import org.convzoo.zoo.names.ParameterNames;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Fills a graph with the weights of another library. */
public final class ParameterLoader {

    private ParameterLoader() {}

    /**
     * Sets every parameter of a graph. Names and shapes are all checked before the first is set; beside the graph, at
     * most one array is in memory, and none whose order of elements is the graph's own.
     *
     * @param graph assembled from the blueprint that the names are of; unusable if reading fails half-way
     * @throws UserException if names or shapes do not fit, with the first ten of each and their number; or if the
     *     source cannot be read
     */
    public static void load(ComputationGraph graph, ParameterNames names, ParameterSource source) {
        Fit.of(names, source).require(names, source);
        List<NamedParameter> parameters = names.parameters();
        List<ParameterArray> arrays = parameters.stream()
                .map(parameter -> ParameterArray.of(graph, parameter.ours()))
                .toList();
        for (int i = 0; i < arrays.size(); i++) {
            ParameterArray array = arrays.get(i);
            read(source, parameters.get(i), array.memory());
            array.filled();
        }
    }

    private static void read(ParameterSource source, NamedParameter parameter, FloatBuffer into) {
        if (parameter.arrangement() == Arrangement.OUT_IN_HEIGHT_WIDTH) {
            source.read(parameter.name(), into);
            return;
        }
        try (FloatPointer theirs = new FloatPointer(into.capacity())) {
            FloatBuffer buffer = theirs.asBuffer();
            source.read(parameter.name(), buffer);
            Rearrangement.of(parameter).copy(buffer, into);
        }
    }
}
