package org.convzoo.zoo.loading;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.FloatPointer;
import org.convzoo.configs.UserException;
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
     * @throws UserException if names or shapes do not fit, with the first ten of each and their number; if the
     *     source cannot be read; or if a value is not finite
     */
    public static void load(ComputationGraph graph, ParameterNames names, ParameterSource source) {
        Fit.of(names, names.parameters(), source).require(names, source);
        set(graph, names.parameters(), source);
    }

    /**
     * Like {@link #load}, for weights without a head, or with one for other classes: behind the feature layer, the
     * first layer that does not fit and all that follow keep the weights they have. So do the auxiliary heads, unless
     * all of them fit.
     *
     * @return names of the layers that are not set, in order; empty if all are
     */
    public static List<String> loadBody(ComputationGraph graph, ParameterNames names, ParameterSource source) {
        Set<String> left = Head.leftAsItIs(names, source.shapes());
        List<NamedParameter> body = names.parameters().stream()
                .filter(parameter -> !left.contains(parameter.ours().layer()))
                .toList();
        Fit.of(names, body, source).require(names, source);
        set(graph, body, source);
        return List.copyOf(left);
    }

    private static void set(ComputationGraph graph, List<NamedParameter> parameters, ParameterSource source) {
        List<ParameterArray> arrays = parameters.stream()
                .map(parameter -> ParameterArray.of(graph, parameter.ours()))
                .toList();
        for (int i = 0; i < arrays.size(); i++) {
            ParameterArray array = arrays.get(i);
            String name = parameters.get(i).name();
            read(source, parameters.get(i), array.memory());
            FiniteWeights.require(source, name, array.memory());
            if (!source.isLogarithm(name)) {
                array.filled();
            }
        }
    }

    /** Reads an array in the order that a graph has its elements. */
    static void read(ParameterSource source, NamedParameter parameter, FloatBuffer into) {
        if (parameter.layout() == null) {
            source.read(parameter.name(), into);
            return;
        }
        try (FloatPointer theirs = new FloatPointer(into.capacity())) {
            FloatBuffer kernel = theirs.asBuffer();
            source.read(parameter.name(), kernel);
            parameter.layout().arrange(kernelShape(parameter), kernel.flip(), into);
        }
    }

    /** A dense kernel, which has two sizes, has those of the map that it flattens. */
    private static List<Long> kernelShape(NamedParameter parameter) {
        return parameter.shape().size() == 2 ? parameter.ours().extents().channelsLast() : parameter.shape();
    }
}
