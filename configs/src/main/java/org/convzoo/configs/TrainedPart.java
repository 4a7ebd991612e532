package org.convzoo.configs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a network a phase trains, written {@code head}, {@code all}, {@code from LAYER} or {@code last N blocks}.
 *
 * @param kind of the part
 * @param layer the first layer that is trained; null unless the kind is {@link Kind#FROM_LAYER}
 * @param blocks of the body, counted from the head; 0 unless the kind is {@link Kind#LAST_BLOCKS}
 */
public record TrainedPart(Kind kind, @Nullable String layer, int blocks) {

    private static final Pattern FROM = Pattern.compile("from\\s+(\\S+)");
    private static final Pattern LAST = Pattern.compile("last\\s+(?:([0-9]{1,4})\\s+)?blocks?");

    /** The new layers, and nothing below them. */
    public static final TrainedPart HEAD = new TrainedPart(Kind.HEAD, null, 0);

    /** Every layer. */
    public static final TrainedPart ALL = new TrainedPart(Kind.ALL, null, 0);

    /** How a part is told. */
    public enum Kind {
        /** What lies behind the body. */
        HEAD,
        /** Every layer. */
        ALL,
        /** A layer, those listed after it, and the head. */
        FROM_LAYER,
        /** The last blocks of the body, and the head. */
        LAST_BLOCKS
    }

    /**
     * Reads a part.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static TrainedPart parse(String text) {
        Matcher from = FROM.matcher(text);
        Matcher last = LAST.matcher(text);
        if (text.equals("head")) {
            return HEAD;
        } else if (text.equals("all")) {
            return ALL;
        } else if (from.matches()) {
            return new TrainedPart(Kind.FROM_LAYER, from.group(1), 0);
        } else if (last.matches()) {
            int blocks = last.group(1) == null ? 1 : Integer.parseInt(last.group(1));
            if (blocks > 0) {
                return new TrainedPart(Kind.LAST_BLOCKS, null, blocks);
            }
        }
        throw new IllegalArgumentException(
                "must be head, all, from LAYER, or last N blocks with N of at least 1, got " + text);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case HEAD -> "head";
            case ALL -> "all";
            case FROM_LAYER -> "from " + layer;
            case LAST_BLOCKS -> "last " + blocks + (blocks == 1 ? " block" : " blocks");
        };
    }
}
