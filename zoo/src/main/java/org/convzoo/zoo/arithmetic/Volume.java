package org.convzoo.zoo.arithmetic;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of numbers, height x width x channels; a vector is {@code 1x1xn}. At most {@code 2^30} numbers, 4 GiB in float32. */
public record Volume(int height, int width, int channels) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9})x([0-9]{1,9})x([0-9]{1,9})");

    /** Products of two sizes, in bytes, then fit into a long, so that every count of this package is exact. */
    private static final int LARGEST = 1 << 30;

    public Volume {
        if (height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException("a volume needs a height, a width and channels of at least 1, got "
                    + height + "x" + width + "x" + channels);
        }
        if ((long) height * width > LARGEST / channels) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a volume of %dx%dx%d is too large: it may have at most %,d numbers",
                    height,
                    width,
                    channels,
                    LARGEST));
        }
    }

    /**
     * Reads {@code HEIGHTxWIDTHxCHANNELS}.
     *
     * @throws IllegalArgumentException if the text has another form or the volume is too large
     */
    public static Volume parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a volume is written HEIGHTxWIDTHxCHANNELS, e.g. 32x32x3, got " + text);
        }
        return new Volume(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    /** How many numbers it holds. */
    public long size() {
        return (long) height * width * channels;
    }

    /** Bytes of its numbers in float32. */
    public long bytes() {
        return size() * Float.BYTES;
    }

    @Override
    public String toString() {
        return height + "x" + width + "x" + channels;
    }
}
