package org.convzoo.data;

import java.util.Arrays;

/**
 * An image that is worked on, with a second one of any size beside it to write the outcome to. Both keep their memory
 * from image to image; not for use by several threads.
 */
public final class PixelBuffer {

    private int height;
    private int width;
    private int channels;
    private byte[] pixels = new byte[0];
    private byte[] spare = new byte[0];

    /** Takes a copy of an image, in place of what was here. */
    public void load(RawImage image) {
        load(image.pixels(), image.height(), image.width(), image.channels());
    }

    /** Takes a copy of an image of [height, width, channels], in place of what was here. */
    public void load(byte[] source, int newHeight, int newWidth, int newChannels) {
        byte[] target = spare(newHeight * newWidth * newChannels);
        System.arraycopy(source, 0, target, 0, newHeight * newWidth * newChannels);
        take(newHeight, newWidth, newChannels);
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /** 1 (grey) or 3 (red, green, blue). */
    public int channels() {
        return channels;
    }

    /** How many values the image has. */
    public int length() {
        return height * width * channels;
    }

    /** [height, width, channels]; the array may be longer. */
    public byte[] pixels() {
        return pixels;
    }

    /** Room for another image of at least so many values, with anything in it. */
    public byte[] spare(int length) {
        if (spare.length < length) {
            spare = new byte[length];
        }
        return spare;
    }

    /** Makes the image that was written to the spare room the one that is worked on. */
    public void take(int newHeight, int newWidth, int newChannels) {
        byte[] old = pixels;
        pixels = spare;
        spare = old;
        height = newHeight;
        width = newWidth;
        channels = newChannels;
    }

    /** A copy of its own. */
    public RawImage toImage() {
        return new RawImage(height, width, channels, Arrays.copyOf(pixels, length()));
    }
}
