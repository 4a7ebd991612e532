package org.convzoo.configs;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * One key of a mapping: a record's component.
 *
 * @param nullable whether the key may be left out, or be null, without a default
 * @param defaultText YAML
 * @param flat whether the keys of the component's record stand in its place
 * @param accessor reads the component of a record
 */
record Key(
        String name,
        Shape shape,
        boolean nullable,
        Optional<String> defaultText,
        Optional<String> description,
        boolean flat,
        Method accessor) {

    static Key of(RecordComponent component) {
        return new Key(
                component.getName(),
                shape(component),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value),
                Optional.ofNullable(component.getAnnotation(Description.class)).map(Description::value),
                component.isAnnotationPresent(Flat.class),
                component.getAccessor());
    }

    private static Shape shape(RecordComponent component) {
        Shape shape = Shape.of(component.getGenericType(), component.getAnnotation(Range.class));
        return component.isAnnotationPresent(OneOrMore.class) ? new OneOrMoreShape((ListShape) shape) : shape;
    }

    /** The keys that a mapping has for this component. */
    Stream<Key> written() {
        return flat ? ((MappingShape) shape).keys().stream().flatMap(Key::written) : Stream.of(this);
    }

    boolean required() {
        return !nullable && defaultText.isEmpty();
    }

    /** The value of a key that is left out; null if there is none. */
    @Nullable
    Object defaultValue() {
        return defaultText.map(this::readDefault).orElse(null);
    }

    private Object readDefault(String text) {
        Problems problems = new Problems();
        String label = "the default of " + name;
        Optional<Node> node = YamlTree.parse(text, label, problems);
        return node.flatMap(value -> shape.read(value, name, problems))
                .orElseThrow(() -> new IllegalStateException(label + " is wrong", problems.toException()));
    }

    Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        description.ifPresent(text -> schema.put("description", text));
        shape.schema().forEach(schema::putIfAbsent);
        if (nullable) {
            schema.computeIfPresent("type", (keyword, type) -> List.of(type, "null"));
            schema.computeIfPresent("enum", (keyword, words) -> withLast((List<?>) words, null));
            schema.computeIfPresent("oneOf", (keyword, options) -> withLast((List<?>) options, Map.of("type", "null")));
        }
        defaultText.ifPresent(text ->
                schema.put("default", new Load(YamlTree.settings("the default of " + name)).loadFromString(text)));
        return schema;
    }

    private static List<@Nullable Object> withLast(List<?> list, @Nullable Object last) {
        List<@Nullable Object> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
