package org.convzoo.configs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A list of at least one value, or that value alone. */
record OneOrMoreShape(ListShape list) implements Shape {

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        if (!(node instanceof SequenceNode several)) {
            return list.element().read(node, path, problems).map(List::of);
        }
        if (several.getValue().isEmpty()) {
            problems.add(node, Problems.subject(path) + " needs at least one value; write one, or leave the key out");
            return Optional.empty();
        }
        return list.read(node, path, problems);
    }

    @Override
    public Node write(Object value) {
        List<?> values = (List<?>) value;
        return values.size() == 1 ? list.element().write(values.get(0)) : list.write(values);
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> several = new LinkedHashMap<>(list.schema());
        several.put("minItems", 1);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("oneOf", List.of(list.element().schema(), several));
        return schema;
    }
}
