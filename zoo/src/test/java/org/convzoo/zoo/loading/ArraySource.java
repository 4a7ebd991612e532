package org.convzoo.zoo.loading;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.zoo.names.ParameterNames;

/**
 * Arrays whose every element is the place of its array in this source.
 *
 * @param shapes by name
 * @param reads names in the order in which they were read
 */
record ArraySource(Map<String, List<Long>> shapes, List<String> reads) implements ParameterSource {

    /** Exactly what a network needs. */
    static ArraySource of(ParameterNames names) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        names.parameters().forEach(parameter -> shapes.put(parameter.name(), parameter.shape()));
        return new ArraySource(shapes, new ArrayList<>());
    }

    @Override
    public String description() {
        return "weights.pth";
    }

    float valueOf(String name) {
        return List.copyOf(shapes.keySet()).indexOf(name);
    }

    @Override
    public void read(String name, FloatBuffer into) {
        reads.add(name);
        while (into.hasRemaining()) {
            into.put(valueOf(name));
        }
    }
}
