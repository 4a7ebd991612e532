package org.convzoo.configs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One of an enum's constants, written in lower camel case: SHORTER_SIDE is {@code shorterSide}.
 *
 * @param constants by the word that stands for them, in the order of declaration
 */
record WordShape(Map<String, Object> constants) implements Shape {

    static WordShape of(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(word(constant), constant);
        }
        return new WordShape(constants);
    }

    private static String word(Object constant) {
        String[] parts = ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder word = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            word.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i].substring(1));
        }
        return word.toString();
    }

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        return readWord(node, path, constants, problems);
    }

    /**
     * As {@link #read(Node, String, Problems)}.
     *
     * @param alternatives to a word, at the end of the message
     */
    Optional<Object> read(Node node, String path, String alternatives, Problems problems) {
        return readWord(node, path, constants, alternatives, problems);
    }

    /** What the given word stands for; empty if a problem was added. */
    static <T> Optional<T> readWord(Node node, String path, Map<String, T> meanings, Problems problems) {
        return readWord(node, path, meanings, "", problems);
    }

    /** As above, with alternatives to a word at the end of the message. */
    static <T> Optional<T> readWord(
            Node node, String path, Map<String, T> meanings, String alternatives, Problems problems) {
        String allowed = "one of " + String.join(", ", meanings.keySet()) + alternatives;
        if (!YamlTree.isScalar(node, Tag.STR)) {
            problems.addMismatch(node, path, allowed);
            return Optional.empty();
        }
        String given = YamlTree.scalarText(node);
        T meaning = meanings.get(given);
        if (meaning == null) {
            problems.add(
                    node,
                    Problems.subject(path) + " must be " + allowed + ", got " + YamlTree.describe(node)
                            + Nearest.question(given, meanings.keySet()));
        }
        return Optional.ofNullable(meaning);
    }

    @Override
    public Node write(Object value) {
        return new ScalarNode(Tag.STR, word(value), ScalarStyle.PLAIN);
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("enum", List.copyOf(constants.keySet()));
    }
}
