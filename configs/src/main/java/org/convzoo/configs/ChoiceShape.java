package org.convzoo.configs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One of a sealed interface's records. Records with {@link Choice} are told apart by the key {@code type}, the others
 * by their first key, which only they have: {@code {dense: 256}}. If the interface has a static {@code parse(String)},
 * text stands for what that makes of it.
 *
 * @param byType the records with {@link Choice}, by its word
 * @param byKey the records without, by the name of their first key
 * @param text how text is read
 */
record ChoiceShape(
        Map<String, MappingShape> byType,
        Map<String, MappingShape> byKey,
        Optional<ParsedShape> text,
        Optional<String> description)
        implements Shape {

    private static final String TYPE = "type";

    static ChoiceShape of(Class<?> sealed) {
        Map<String, MappingShape> byType = new LinkedHashMap<>();
        Map<String, MappingShape> byKey = new LinkedHashMap<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            MappingShape option = MappingShape.of(permitted);
            Choice choice = permitted.getAnnotation(Choice.class);
            if (choice != null) {
                byType.put(choice.value(), option);
            } else {
                byKey.put(option.keys().get(0).name(), option);
            }
        }
        return new ChoiceShape(
                byType,
                byKey,
                ParsedShape.of(sealed),
                Optional.ofNullable(sealed.getAnnotation(Description.class)).map(Description::value));
    }

    private List<String> selectingKeys() {
        return Stream.concat(byType.isEmpty() ? Stream.empty() : Stream.of(TYPE), byKey.keySet().stream())
                .toList();
    }

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        if (text.isPresent() && YamlTree.isScalar(node, Tag.STR)) {
            return text.get().read(node, path, problems);
        }
        Optional<Entries> found = Entries.of(node, path, selectingKeys(), problems);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Entries entries = found.get();
        return option(node, entries, path, problems)
                .flatMap(option -> option.read((MappingNode) node, entries, path, problems));
    }

    private Optional<MappingShape> option(Node node, Entries entries, String path, Problems problems) {
        for (Map.Entry<String, MappingShape> option : byKey.entrySet()) {
            if (entries.value(option.getKey()).isPresent()) {
                return Optional.of(option.getValue());
            }
        }
        Optional<Node> type = byType.isEmpty() ? Optional.empty() : entries.take(TYPE);
        if (type.isPresent()) {
            return WordShape.readWord(type.get(), Entries.below(path, TYPE), byType, problems);
        }
        String types = byType.isEmpty() ? "" : " (one of " + String.join(", ", byType.keySet()) + ")";
        problems.add(
                node,
                selectingKeys().size() == 1
                        ? "required key missing: " + Entries.below(path, TYPE) + types
                        : Problems.subject(path) + " needs one of the keys " + String.join(", ", selectingKeys())
                                + types);
        return Optional.empty();
    }

    @Override
    public Node write(Object value) {
        Choice choice = value.getClass().getAnnotation(Choice.class);
        if (choice != null) {
            Node word = new ScalarNode(Tag.STR, choice.value(), ScalarStyle.PLAIN);
            return byType.get(choice.value()).write(value, Stream.of(Entries.tuple(TYPE, word)));
        }
        return byKey.values().stream()
                .filter(option -> option.constructor().getDeclaringClass() == value.getClass())
                .findFirst()
                .orElseThrow()
                .write(value);
    }

    @Override
    public Map<String, Object> schema() {
        List<Object> options = new ArrayList<>();
        text.ifPresent(parsed -> options.add(parsed.schema()));
        byType.forEach((word, option) -> options.add(option.schema(Map.of(TYPE, Map.of("const", word)))));
        byKey.values().forEach(option -> options.add(option.schema()));
        Map<String, Object> schema = new LinkedHashMap<>();
        description.ifPresent(words -> schema.put("description", words));
        schema.put("oneOf", options);
        return schema;
    }
}
