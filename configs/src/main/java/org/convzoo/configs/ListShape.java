package org.convzoo.configs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Any number of values of one shape. */
record ListShape(Shape element) implements Shape {

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        if (!(node instanceof SequenceNode list) || !node.getTag().equals(Tag.SEQ)) {
            problems.addMismatch(node, path, "a list");
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < list.getValue().size(); i++) {
            element.read(list.getValue().get(i), path + "." + i, problems).ifPresent(values::add);
        }
        boolean complete = values.size() == list.getValue().size();
        return complete ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    @Override
    public Node write(Object value) {
        List<Node> nodes = ((List<?>) value).stream().map(element::write).toList();
        boolean plain = nodes.stream().allMatch(ScalarNode.class::isInstance);
        return new SequenceNode(Tag.SEQ, nodes, plain ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", element.schema());
        return schema;
    }
}
