package org.convzoo.configs;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A number in a range; nothing is converted in silence: 3.0 is no whole number, "3" is no number, infinity is neither.
 *
 * @param bits 32 for int, 64 for long, 0 for double
 */
record NumberShape(int bits, Bounds bounds) implements Shape {

    private static final int LONGEST_INTEGER = 40;

    static NumberShape whole(Class<?> type, @Nullable Range range) {
        return new NumberShape(type == int.class || type == Integer.class ? 32 : 64, Bounds.of(range));
    }

    static NumberShape real(@Nullable Range range) {
        return new NumberShape(0, Bounds.of(range));
    }

    @Override
    public Optional<Object> read(Node node, String path, Problems problems) {
        Optional<Object> number = bits == 0 ? real(node) : whole(node);
        if (number.isPresent() && bounds.contain(((Number) number.get()).doubleValue())) {
            return number;
        }
        boolean tooLong = bits != 0 && number.isEmpty() && YamlTree.isScalar(node, Tag.INT);
        String allowed = (bits == 0 ? "a number" : "a whole number") + bounds.inWords();
        problems.addMismatch(node, path, tooLong ? allowed + " that fits into " + bits + " bits" : allowed);
        return Optional.empty();
    }

    private Optional<Object> whole(Node node) {
        return integer(node)
                .filter(value -> value.bitLength() < bits)
                .map(value -> bits == 32 ? (Object) value.intValue() : (Object) value.longValue());
    }

    private static Optional<Object> real(Node node) {
        if (YamlTree.isScalar(node, Tag.INT)) {
            return integer(node).map(BigInteger::doubleValue).map(value -> value);
        }
        if (!YamlTree.isScalar(node, Tag.FLOAT)) {
            return Optional.empty();
        }
        try {
            double value = Double.parseDouble(YamlTree.scalarText(node));
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException infinityOrBadTag) { // .inf and .nan, or text that its tag belies: !!float x
            return Optional.empty();
        }
    }

    /** Decimal, 0o octal or 0x hexadecimal, as in YAML's core schema. */
    private static Optional<BigInteger> integer(Node node) {
        if (!YamlTree.isScalar(node, Tag.INT) || YamlTree.scalarText(node).length() > LONGEST_INTEGER) {
            return Optional.empty();
        }
        String digits = YamlTree.scalarText(node);
        int radix = digits.startsWith("0o") ? 8 : digits.startsWith("0x") ? 16 : 10;
        try {
            return Optional.of(new BigInteger(radix == 10 ? digits : digits.substring(2), radix));
        } catch (NumberFormatException badTag) { // text that its tag belies: !!int x
            return Optional.empty();
        }
    }

    @Override
    public Node write(Object value) {
        return bits == 0
                ? new ScalarNode(Tag.FLOAT, value.toString().toLowerCase(Locale.ROOT), ScalarStyle.PLAIN)
                : new ScalarNode(Tag.INT, value.toString(), ScalarStyle.PLAIN);
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", bits == 0 ? "number" : "integer");
        if (bits == 32) {
            schema.put("minimum", Integer.MIN_VALUE);
            schema.put("maximum", Integer.MAX_VALUE);
        }
        bounds.addTo(schema);
        return schema;
    }
}
