package org.convzoo.configs;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * How one kind of value is read, written and described. Shapes are derived from the configuration records, so that a
 * new record or component needs no code here.
 */
sealed interface Shape
        permits ArgumentsShape,
                ChoiceShape,
                ClassWeightsShape,
                FlagShape,
                ListShape,
                MappingShape,
                NumberShape,
                OneOrMoreShape,
                ParsedShape,
                TextShape,
                WordShape {

    /**
     * The value that a node stands for; empty if a problem was added.
     *
     * @param path the dotted path to the node, for messages
     */
    Optional<Object> read(Node node, String path, Problems problems);

    /** The node that {@link #read} turns into an equal value. */
    Node write(Object value);

    /** JSON Schema, draft-07, as maps, lists and scalars. */
    Map<String, Object> schema();

    /**
     * The shape of a component's type.
     *
     * @param range applies to the number, or to each number of a list
     * @throws IllegalStateException if configurations cannot hold that type
     */
    static Shape of(Type type, @Nullable Range range) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new ListShape(of(list.getActualTypeArguments()[0], range));
        }
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            return new ArgumentsShape();
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException("a configuration cannot hold a " + type);
        }
        if (plain == int.class || plain == Integer.class || plain == long.class || plain == Long.class) {
            return NumberShape.whole(plain, range);
        }
        if (plain == double.class || plain == Double.class) {
            return NumberShape.real(range);
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return new FlagShape();
        }
        if (plain == String.class) {
            return new TextShape();
        }
        if (plain == ClassWeightsConfig.class) {
            return new ClassWeightsShape();
        }
        if (plain.isEnum()) {
            return WordShape.of(plain);
        }
        if (plain.isSealed()) {
            return ChoiceShape.of(plain);
        }
        return ParsedShape.of(plain).<Shape>map(parsed -> parsed).orElseGet(() -> MappingShape.of(plain));
    }
}
