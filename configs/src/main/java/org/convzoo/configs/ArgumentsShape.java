package org.convzoo.configs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Named numbers, flags and texts whose names are known elsewhere; nothing can be nested in them. */
record ArgumentsShape() implements Shape {

    private static final NumberShape WHOLE = NumberShape.whole(long.class, null);
    private static final NumberShape REAL = NumberShape.real(null);
    private static final FlagShape FLAG = new FlagShape();

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        if (!(node instanceof MappingNode mapping) || !node.getTag().equals(Tag.MAP)) {
            problems.addMismatch(node, path, "a mapping of names to numbers, flags or texts");
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        boolean clean = true;
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.addMismatch(tuple.getKeyNode(), "a key", "a word");
                clean = false;
                continue;
            }
            String below = Entries.below(path, key.getValue());
            if (values.containsKey(key.getValue())) {
                problems.add(key, "key " + below + " is given twice; keep one of them");
                clean = false;
            }
            Optional<Object> value = scalar(tuple.getValueNode(), below, problems);
            clean &= value.isPresent();
            value.ifPresent(known -> values.put(key.getValue(), known));
        }
        return clean ? Optional.of(values) : Optional.empty();
    }

    private static Optional<Object> scalar(Node node, String path, Problems problems) {
        if (YamlTree.isScalar(node, Tag.INT)) {
            return WHOLE.read(node, path, problems);
        }
        if (YamlTree.isScalar(node, Tag.FLOAT)) {
            return REAL.read(node, path, problems);
        }
        if (YamlTree.isScalar(node, Tag.BOOL)) {
            return FLAG.read(node, path, problems);
        }
        if (YamlTree.isScalar(node, Tag.STR)) {
            return Optional.of(YamlTree.scalarText(node));
        }
        problems.addMismatch(node, path, "a number, true, false or a text");
        return Optional.empty();
    }

    @Override
    public Node write(Object value) {
        List<NodeTuple> entries = new TreeMap<>((Map<?, ?>) value)
                .entrySet().stream()
                        .map(entry -> Entries.tuple(String.valueOf(entry.getKey()), written(entry.getValue())))
                        .toList();
        return new MappingNode(Tag.MAP, entries, FlowStyle.FLOW);
    }

    private static Node written(Object value) {
        if (value instanceof Long) {
            return WHOLE.write(value);
        }
        if (value instanceof Double) {
            return REAL.write(value);
        }
        return value instanceof Boolean
                ? FLAG.write(value)
                : new ScalarNode(Tag.STR, value.toString(), ScalarStyle.DOUBLE_QUOTED);
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", Map.of("type", List.of("number", "boolean", "string")));
        return schema;
    }
}
