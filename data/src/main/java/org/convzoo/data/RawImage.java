package org.convzoo.data;

/**
 * A decoded, upright image. The pixels are shared, not copied: nobody writes to them after construction.
 *
 * @param height rows of pixels
 * @param width pixels in a row
 * @param channels 1 (grey) or 3 (red, green, blue)
 * @param pixels [height, width, channels], each value 0 to 255 as an unsigned byte
 */
public record RawImage(int height, int width, int channels, byte[] pixels) implements Sample {

    public RawImage {
        if (height < 1 || width < 1 || (channels != 1 && channels != 3)) {
            throw new IllegalArgumentException("an image has at least one row and one column, and 1 or 3 channels, got "
                    + height + "x" + width + "x" + channels);
        }
        if (pixels.length != Math.multiplyExact(Math.multiplyExact(height, width), channels)) {
            throw new IllegalArgumentException("a " + height + "x" + width + "x" + channels + " image has "
                    + height * width * channels + " values, got " + pixels.length);
        }
    }
}
