package org.convzoo.configs;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A type that reads itself from text by a static {@code parse(String)} and writes itself by {@code toString()}.
 *
 * @param parse throws {@link IllegalArgumentException} with a message for the person who wrote the text
 */
record ParsedShape(Method parse) implements Shape {

    static Optional<ParsedShape> of(Class<?> type) {
        try {
            Method parse = type.getDeclaredMethod("parse", String.class);
            boolean fits = Modifier.isStatic(parse.getModifiers()) && parse.getReturnType() == type;
            return fits ? Optional.of(new ParsedShape(parse)) : Optional.empty();
        } catch (NoSuchMethodException absent) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        if (!YamlTree.isScalar(node, Tag.STR)) {
            problems.addMismatch(node, path, "text");
            return Optional.empty();
        }
        try {
            return Optional.of(parse.invoke(null, YamlTree.scalarText(node)));
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof IllegalArgumentException refused) {
                String colon = refused.getMessage().startsWith("must ") ? " " : ": ";
                problems.add(node, Problems.subject(path) + colon + refused.getMessage());
                return Optional.empty();
            }
            throw new IllegalStateException(parse + " failed", thrown.getCause());
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(parse + " cannot be called", hidden);
        }
    }

    @Override
    public Node write(Object value) {
        return new ScalarNode(Tag.STR, value.toString(), ScalarStyle.PLAIN);
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "string");
    }
}
