package org.convzoo.configs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A colour in sRGB.
 *
 * @param red 0 to 255
 * @param green 0 to 255
 * @param blue 0 to 255
 */
public record Colour(int red, int green, int blue) {

    public static final Colour WHITE = new Colour(255, 255, 255);
    public static final Colour BLACK = new Colour(0, 0, 0);

    private static final Pattern HEXADECIMAL = Pattern.compile("#[0-9a-fA-F]{6}");

    public Colour {
        if (Math.min(red, Math.min(green, blue)) < 0 || Math.max(red, Math.max(green, blue)) > 255) {
            throw new IllegalArgumentException(
                    "a colour's values are 0 to 255, got " + red + ", " + green + " and " + blue);
        }
    }

    /**
     * Reads {@code white}, {@code black} or {@code #rrggbb}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static Colour parse(String text) {
        if (text.equals("white")) {
            return WHITE;
        }
        if (text.equals("black")) {
            return BLACK;
        }
        if (!HEXADECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be white, black or a colour such as \"#7f7f7f\" (red, green, blue), got \"" + text + "\"");
        }
        int value = Integer.parseInt(text.substring(1), 16);
        return new Colour(value >> 16, value >> 8 & 0xFF, value & 0xFF);
    }

    /** Whether it has no hue; no value of its own, for files. */
    @JsonIgnore
    public boolean isGrey() {
        return red == green && green == blue;
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        if (equals(WHITE)) {
            return "white";
        }
        return equals(BLACK) ? "black" : String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}
