package org.convzoo.zoo.arithmetic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number for the height and one for the width: of a kernel, a stride, a padding or a dilation. */
public record PerAxis(int height, int width) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})(?:x([0-9]{1,6}))?");

    /** The same for both. */
    public static PerAxis both(int value) {
        return new PerAxis(value, value);
    }

    /**
     * Reads {@code 5}, which counts for both axes, or {@code HEIGHTxWIDTH}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static PerAxis parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("write one number, e.g. 3, or HEIGHTxWIDTH, e.g. 1x7; got " + text);
        }
        int height = Integer.parseInt(matcher.group(1));
        return matcher.group(2) == null ? both(height) : new PerAxis(height, Integer.parseInt(matcher.group(2)));
    }

    /** {@code 3x3}, whether or not both are the same. */
    public String area() {
        return height + "x" + width;
    }

    @Override
    public String toString() {
        return height == width ? Integer.toString(height) : area();
    }
}
