package org.convzoo.configs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Height, width and channel count of an image, written {@code 32x32x1}. */
public record ImageSize(int height, int width, int channels) {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,5})x([0-9]{1,5})x([0-9]{1,5})");

    public ImageSize {
        if (height < 1 || width < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    "an image size needs a height, a width and a channel count of at least 1, got " + height + "x"
                            + width + "x" + channels);
        }
    }

    /**
     * Reads {@code HEIGHTxWIDTHxCHANNELS}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static ImageSize parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "an image size is written HEIGHTxWIDTHxCHANNELS, e.g. 32x32x1, got " + text);
        }
        return new ImageSize(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    @Override
    public String toString() {
        return height + "x" + width + "x" + channels;
    }
}
