package org.convzoo.configs;

import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** true or false; not yes, no, on, off, 0 or 1. */
record FlagShape() implements Shape {

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        if (YamlTree.isScalar(node, Tag.BOOL)) {
            String text = YamlTree.scalarText(node);
            if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
                return Optional.of(Boolean.valueOf(text));
            }
        }
        problems.addMismatch(node, path, "true or false");
        return Optional.empty();
    }

    @Override
    public Node write(Object value) {
        return new ScalarNode(Tag.BOOL, value.toString(), ScalarStyle.PLAIN);
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "boolean");
    }
}
