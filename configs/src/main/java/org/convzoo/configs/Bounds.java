package org.convzoo.configs;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The interval that a {@link Range} names. */
record Bounds(double min, boolean minExclusive, double max, boolean maxExclusive) {

    static Bounds of(@Nullable Range range) {
        return range == null
                ? new Bounds(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false)
                : new Bounds(range.min(), range.minExclusive(), range.max(), range.maxExclusive());
    }

    boolean contain(double value) {
        return (minExclusive ? value > min : value >= min) && (maxExclusive ? value < max : value <= max);
    }

    /** " of at least 0 and smaller than 1", to follow "a number"; nothing if there are no bounds. */
    String inWords() {
        String lower = Double.isInfinite(min) ? "" : (minExclusive ? " greater than " : " of at least ") + written(min);
        String upper = Double.isInfinite(max) ? "" : (maxExclusive ? " smaller than " : " of at most ") + written(max);
        if (lower.isEmpty() || upper.isEmpty()) {
            return lower + upper;
        }
        return lower + " and" + upper.replace(" of at most", " at most");
    }

    /** Adds draft-07's keywords. */
    void addTo(Map<String, Object> schema) {
        if (!Double.isInfinite(min)) {
            schema.put(minExclusive ? "exclusiveMinimum" : "minimum", number(min));
        }
        if (!Double.isInfinite(max)) {
            schema.put(maxExclusive ? "exclusiveMaximum" : "maximum", number(max));
        }
    }

    private static Number number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return value;
    }

    private static String written(double value) {
        return number(value).toString().toLowerCase(Locale.ROOT);
    }
}
