package org.convzoo.configs;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Text that is not blank. */
record TextShape() implements Shape {

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        if (!YamlTree.isScalar(node, Tag.STR)) {
            boolean canBeQuoted = node instanceof ScalarNode && !YamlTree.isNull(node);
            problems.addMismatch(
                    node, path, canBeQuoted ? "text (write \"" + YamlTree.scalarText(node) + "\")" : "text");
            return Optional.empty();
        }
        String text = YamlTree.scalarText(node);
        if (text.isBlank()) {
            problems.addMismatch(node, path, "text that is not blank");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    @Override
    public Node write(Object value) {
        return new ScalarNode(Tag.STR, value.toString(), ScalarStyle.PLAIN);
    }

    @Override
    public Map<String, Object> schema() {
        return new TreeMap<>(Map.of("type", "string", "pattern", "\\S"));
    }
}
