package org.convzoo.engine.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/** Who reads whom in a graph, seen from the vertex that is read. */
final class Consumers {

    private final Map<String, List<String>> inputs;
    private final Map<String, List<String>> consumers = new HashMap<>();
    private final Set<String> outputs;

    /** @param ends vertices that the graph's user reads */
    Consumers(ComputationGraphConfiguration graph, List<String> ends) {
        inputs = graph.getVertexInputs();
        outputs = Set.copyOf(ends);
        inputs.forEach((vertex, reads) -> reads.forEach(
                read -> consumers.computeIfAbsent(read, r -> new ArrayList<>()).add(vertex)));
    }

    /** The only vertex that reads this one; nothing where there are more or the graph's user reads it too. */
    Optional<String> only(String vertex) {
        List<String> readers = consumers.getOrDefault(vertex, List.of());
        return readers.size() == 1 && !outputs.contains(vertex) ? Optional.of(readers.get(0)) : Optional.empty();
    }

    /** The given vertices and everything below them. */
    Set<String> below(List<String> vertices) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>(vertices);
        while (!open.isEmpty()) {
            String vertex = open.remove(open.size() - 1);
            if (found.add(vertex)) {
                open.addAll(inputs.getOrDefault(vertex, List.of()));
            }
        }
        return found;
    }
}
