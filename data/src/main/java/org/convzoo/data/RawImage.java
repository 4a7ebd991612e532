package org.convzoo.data;

import java.awt.image.BufferedImage;
import org.convzoo.configs.Colour;

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

    /**
     * The pixels of an image of Java's, in 8 bits, grey where it is grey, else RGB.
     *
     * @param background what transparent pixels are laid on
     */
    public static RawImage of(BufferedImage image, Colour background) {
        return RawPixels.of(image, background);
    }

    /** The same for Java's own drawing and writing of images: {@code TYPE_BYTE_GRAY} or {@code TYPE_INT_RGB}. */
    public BufferedImage buffered() {
        if (channels == 1) {
            BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            grey.getRaster().setDataElements(0, 0, width, height, pixels);
            return grey;
        }
        BufferedImage colours = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0, position = 0; y < height; y++) {
            for (int x = 0; x < width; x++, position += 3) {
                colours.setRGB(
                        x,
                        y,
                        (pixels[position] & 0xFF) << 16
                                | (pixels[position + 1] & 0xFF) << 8
                                | pixels[position + 2] & 0xFF);
            }
        }
        return colours;
    }
}
