package org.convzoo.configs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The word {@code balanced}, or a mapping of class names, which only the images know, to weights. */
record ClassWeightsShape() implements Shape {

    private static final String BALANCED = "balanced";
    private static final NumberShape WEIGHT = new NumberShape(0, new Bounds(0, true, Double.POSITIVE_INFINITY, false));

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        if (YamlTree.isScalar(node, Tag.STR) && YamlTree.scalarText(node).equals(BALANCED)) {
            return Optional.of(ClassWeightsConfig.BALANCED);
        }
        if (!(node instanceof MappingNode mapping)
                || !node.getTag().equals(Tag.MAP)
                || mapping.getValue().isEmpty()) {
            problems.addMismatch(node, path, "balanced, or a mapping of class names to weights");
            return Optional.empty();
        }
        return weights(mapping, path, problems);
    }

    private static Optional<Object> weights(MappingNode mapping, String path, Problems problems) {
        Map<String, Double> weights = new LinkedHashMap<>();
        boolean clean = true;
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.addMismatch(tuple.getKeyNode(), "a key", "a class name");
                clean = false;
                continue;
            }
            String name = key.getValue();
            Optional<Object> weight = WEIGHT.read(tuple.getValueNode(), Entries.below(path, name), problems);
            clean &= weight.isPresent();
            if (weight.isPresent() && weights.put(name, (Double) weight.get()) != null) {
                problems.add(key, "key " + Entries.below(path, name) + " is given twice; keep one of them");
                clean = false;
            }
        }
        return clean ? Optional.of(ClassWeightsConfig.of(weights)) : Optional.empty();
    }

    @Override
    public Node write(Object value) {
        ClassWeightsConfig weights = (ClassWeightsConfig) value;
        if (weights.balanced()) {
            return new ScalarNode(Tag.STR, BALANCED, ScalarStyle.PLAIN);
        }
        List<NodeTuple> entries = weights.byClass().entrySet().stream()
                .map(entry -> Entries.tuple(entry.getKey(), WEIGHT.write(entry.getValue())))
                .toList();
        return new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> weights = new LinkedHashMap<>();
        weights.put("type", "object");
        weights.put("minProperties", 1);
        weights.put("additionalProperties", WEIGHT.schema());
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("oneOf", List.of(Map.of("const", BALANCED), weights));
        return schema;
    }
}
