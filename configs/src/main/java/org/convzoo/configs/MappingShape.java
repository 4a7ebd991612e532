package org.convzoo.configs;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A record as a mapping of its components.
 *
 * @param keys in the order of the components
 * @param constructor the canonical one; its {@link IllegalArgumentException}s become problems
 * @param besideIt keys that messages send to the mapping around this one
 */
record MappingShape(List<Key> keys, Constructor<?> constructor, Optional<String> description, List<String> besideIt)
        implements Shape {

    static MappingShape of(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalStateException("a configuration cannot hold a " + type.getName());
        }
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return new MappingShape(
                    Arrays.stream(components).map(Key::of).toList(),
                    type.getDeclaredConstructor(types),
                    Optional.ofNullable(type.getAnnotation(Description.class)).map(Description::value),
                    Arrays.stream(type.getInterfaces())
                            .map(choices -> choices.getAnnotation(Beside.class))
                            .filter(Objects::nonNull)
                            .flatMap(beside -> Arrays.stream(beside.value()))
                            .toList());
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(type + " has no canonical constructor", impossible);
        }
    }

    /** The names of the keys that have neither a default nor leave to be absent. */
    List<String> requiredKeys() {
        return keys.stream()
                .flatMap(Key::written)
                .filter(Key::required)
                .map(Key::name)
                .toList();
    }

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        return Entries.of(node, path, keyNames(), problems)
                .flatMap(entries -> read((MappingNode) node, entries, path, problems));
    }

    /**
     * Reads the entries of a mapping.
     *
     * @param entries those of {@code node} that this record is to be read from
     */
    Optional<Object> read(MappingNode node, Entries entries, String path, Problems problems) {
        boolean known = entries.refuseUnknown(keyNames(), besideIt, problems);
        return readKnown(node, entries, path, problems).filter(record -> known);
    }

    private Optional<Object> readKnown(MappingNode node, Entries entries, String path, Problems problems) {
        boolean complete = true;
        @Nullable Object[] arguments = new @Nullable Object[keys.size()];
        for (int i = 0; i < arguments.length; i++) {
            Key key = keys.get(i);
            if (key.flat()) {
                arguments[i] = ((MappingShape) key.shape())
                        .readKnown(node, entries, path, problems)
                        .orElse(null);
                complete &= arguments[i] != null;
                continue;
            }
            Optional<Node> value = entries.value(key.name());
            if (value.isEmpty() && key.required()) {
                if (!entries.isMistyped(key.name())) {
                    problems.add(node, "required key missing: " + Entries.below(path, key.name()) + inParentheses(key));
                }
                complete = false;
            } else if (value.isEmpty()) {
                arguments[i] = key.defaultValue();
            } else if (!key.nullable() || !YamlTree.isNull(value.get())) {
                arguments[i] = key.shape()
                        .read(value.get(), Entries.below(path, key.name()), problems)
                        .orElse(null);
                complete &= arguments[i] != null;
            }
        }
        return complete ? construct(node, arguments, path, problems) : Optional.empty();
    }

    /** Reads a record of one key from what that key would have. */
    Optional<Object> readOnlyKey(Node node, String path, Problems problems) {
        return keys.get(0)
                .shape()
                .read(node, path, problems)
                .flatMap(value -> construct(node, new Object[] {value}, path, problems));
    }

    private static String inParentheses(Key key) {
        return key.description().map(text -> " (" + text + ")").orElse("");
    }

    List<String> keyNames() {
        return keys.stream().flatMap(Key::written).map(Key::name).toList();
    }

    private Optional<Object> construct(Node node, @Nullable Object[] arguments, String path, Problems problems) {
        try {
            return Optional.of(constructor.newInstance(arguments));
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof KeyException conflict) {
                String place = Entries.below(path, conflict.key());
                problems.add(Entries.deepest(node, conflict.key()), place + " " + conflict.complaint());
                return Optional.empty();
            }
            if (thrown.getCause() instanceof IllegalArgumentException refused) {
                problems.add(node, Problems.subject(path) + ": " + refused.getMessage());
                return Optional.empty();
            }
            throw new IllegalStateException(constructor + " failed", thrown.getCause());
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(constructor + " cannot be called", hidden);
        }
    }

    @Override
    public Node write(Object value) {
        return write(value, Stream.empty());
    }

    /** As {@link #readOnlyKey} reads it. */
    Node writeOnlyKey(Object value) {
        try {
            Key key = keys.get(0);
            return key.shape().write(key.accessor().invoke(value));
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(keys.get(0).accessor() + " cannot be called", hidden);
        }
    }

    /** Whether a value is of this record. */
    boolean isOf(Object value) {
        return constructor.getDeclaringClass() == value.getClass();
    }

    /** The record as a mapping that begins with the given entries. */
    Node write(Object value, Stream<NodeTuple> first) {
        List<NodeTuple> entries = Stream.concat(first, entries(value)).toList();
        return new MappingNode(Tag.MAP, entries, Entries.areShort(entries) ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }

    private Stream<NodeTuple> entries(Object value) {
        return keys.stream().flatMap(key -> written(key, value));
    }

    /** What may be left out and has no value is left out. */
    private static Stream<NodeTuple> written(Key key, Object value) {
        try {
            Object component = key.accessor().invoke(value);
            if (key.flat()) {
                return ((MappingShape) key.shape()).entries(component);
            }
            return component == null
                    ? Stream.empty()
                    : Stream.of(Entries.tuple(key.name(), key.shape().write(component)));
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(key.accessor() + " cannot be called", hidden);
        }
    }

    @Override
    public Map<String, Object> schema() {
        return schema(Map.of());
    }

    /** The record's schema with further, required keys before its own. */
    Map<String, Object> schema(Map<String, Object> first) {
        return schema(first, first.keySet());
    }

    /** The record's schema with further keys before its own, of which some are required. */
    Map<String, Object> schema(Map<String, Object> first, Collection<String> requiredOfThem) {
        Map<String, Object> properties = new LinkedHashMap<>(first);
        keys.stream().flatMap(Key::written).forEach(key -> properties.put(key.name(), key.schema()));
        List<String> required = new ArrayList<>(requiredOfThem);
        required.addAll(requiredKeys());
        Map<String, Object> schema = new LinkedHashMap<>();
        description.ifPresent(text -> schema.put("description", text));
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("properties", properties);
        return schema;
    }
}
