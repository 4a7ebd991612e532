package org.convzoo.configs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One of the records and words that a sealed interface permits. Records with {@link Choice} are told apart by the key
 * {@code type}, the others by their first key, which only they have: {@code {dense: 256}}. A record that is nothing but a
 * list is written as that list. Words are the constants of an enum that the interface permits. Where the interface is a
 * {@link Shorthand}, a word stands for a record's defaults.
 *
 * @param byType the records with {@link Choice}, by its word
 * @param byKey the records without, by the name of their first key
 * @param list the record that is written as a list
 * @param words what takes the place of a mapping
 * @param usual the type of a mapping that does not give it
 * @param shorthand whether the word of a record that needs no key may take the place of a mapping
 */
record ChoiceShape(
        Map<String, MappingShape> byType,
        Map<String, MappingShape> byKey,
        Optional<MappingShape> list,
        Optional<WordShape> words,
        Optional<String> usual,
        boolean shorthand,
        Optional<String> description)
        implements Shape {

    private static final String TYPE = "type";

    static ChoiceShape of(Class<?> sealed) {
        Map<String, MappingShape> byType = new LinkedHashMap<>();
        Map<String, MappingShape> byKey = new LinkedHashMap<>();
        Optional<MappingShape> list = Optional.empty();
        Optional<WordShape> words = Optional.empty();
        for (Class<?> permitted : permitted(sealed).toList()) {
            if (permitted.isEnum()) {
                words = Optional.of(WordShape.of(permitted));
                continue;
            }
            MappingShape option = MappingShape.of(permitted);
            Choice choice = permitted.getAnnotation(Choice.class);
            if (choice != null) {
                byType.put(choice.value(), option);
            } else if (isList(option)) {
                list = Optional.of(option);
            } else {
                byKey.put(option.keys().get(0).name(), option);
            }
        }
        return new ChoiceShape(
                byType,
                byKey,
                list,
                words,
                Optional.ofNullable(sealed.getAnnotation(Default.class)).map(Default::value),
                sealed.isAnnotationPresent(Shorthand.class),
                Optional.ofNullable(sealed.getAnnotation(Description.class)).map(Description::value));
    }

    /** The records and enums below a sealed interface, through the interfaces that group them. */
    private static Stream<Class<?>> permitted(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(option -> option.isInterface() ? permitted(option) : Stream.of(option));
    }

    private static boolean isList(MappingShape option) {
        return option.keys().size() == 1 && option.keys().get(0).shape() instanceof ListShape;
    }

    private List<String> selectingKeys() {
        return Stream.concat(byType.isEmpty() ? Stream.empty() : Stream.of(TYPE), byKey.keySet().stream())
                .toList();
    }

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        if (words.isPresent() && node instanceof ScalarNode) {
            return words.get().read(node, path, alternatives(), problems);
        }
        if (list.isPresent() && node instanceof SequenceNode) {
            return list.get().readOnlyKey(node, path, problems);
        }
        if (shorthand && node instanceof ScalarNode) {
            return WordShape.readWord(node, path, byType, alternatives(), problems)
                    .flatMap(option -> withDefaults(option, node, path, problems));
        }
        Optional<Entries> found = Entries.of(node, path, selectingKeys(), problems);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Entries entries = found.get();
        return option(node, entries, path, problems)
                .flatMap(option -> option.read((MappingNode) node, entries, path, problems));
    }

    /** What a word alone stands for. */
    private static Optional<Object> withDefaults(MappingShape option, Node word, String path, Problems problems) {
        if (!option.requiredKeys().isEmpty()) {
            problems.add(
                    word,
                    Problems.subject(path) + ": " + YamlTree.scalarText(word) + " needs "
                            + String.join(", ", option.requiredKeys()) + "; write {type: "
                            + YamlTree.scalarText(word) + ", "
                            + option.requiredKeys().get(0) + ": …}");
            return Optional.empty();
        }
        MappingNode empty =
                new MappingNode(Tag.MAP, true, List.of(), FlowStyle.FLOW, word.getStartMark(), word.getEndMark());
        return option.read(empty, path, problems);
    }

    /** What else than a word would do, for the message about a wrong one. */
    private String alternatives() {
        List<String> keys = selectingKeys();
        return (list.isPresent() ? ", or a list" : "")
                + (keys.isEmpty() ? "" : ", or a mapping with one of the keys " + String.join(", ", keys));
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
        Optional<MappingShape> meant = usual.map(byType::get).filter(option -> entries.areAllOf(option.keyNames()));
        if (meant.isPresent()) {
            return meant;
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
        if (value instanceof Enum<?>) {
            return words.orElseThrow().write(value);
        }
        Choice choice = value.getClass().getAnnotation(Choice.class);
        if (choice != null) {
            Node word = new ScalarNode(Tag.STR, choice.value(), ScalarStyle.PLAIN);
            if (shorthand && byType.get(choice.value()).keys().isEmpty()) {
                return word;
            }
            return byType.get(choice.value()).write(value, Stream.of(Entries.tuple(TYPE, word)));
        }
        if (list.isPresent() && list.get().isOf(value)) {
            return list.get().writeOnlyKey(value);
        }
        return byKey.values().stream()
                .filter(option -> option.isOf(value))
                .findFirst()
                .orElseThrow()
                .write(value);
    }

    /** The records that may be made of their defaults. */
    private List<String> wordsAlone() {
        Node nothing = new MappingNode(
                Tag.MAP, true, List.of(), FlowStyle.FLOW, Optional.of(YamlTree.start("nothing")), Optional.empty());
        return byType.entrySet().stream()
                .filter(option -> option.getValue().requiredKeys().isEmpty())
                .filter(option ->
                        option.getValue().read(nothing, "", new Problems()).isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public Map<String, Object> schema() {
        List<Object> options = new ArrayList<>();
        words.ifPresent(enumerated -> options.add(enumerated.schema()));
        list.ifPresent(only -> options.add(only.keys().get(0).schema()));
        if (shorthand) {
            options.add(Map.of("enum", wordsAlone()));
        }
        byType.forEach((word, option) -> options.add(option.schema(
                Map.of(TYPE, Map.of("const", word)), usual.equals(Optional.of(word)) ? List.of() : List.of(TYPE))));
        byKey.values().forEach(option -> options.add(option.schema()));
        Map<String, Object> schema = new LinkedHashMap<>();
        description.ifPresent(text -> schema.put("description", text));
        schema.put("oneOf", options);
        return schema;
    }
}
