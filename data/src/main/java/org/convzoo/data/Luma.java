package org.convzoo.data;

/** ITU-R BT.601 luma in 16-bit fixed point, as Pillow's mode L. */
public final class Luma {

    private Luma() {}

    /**
     * The brightness of pixels.
     *
     * @param colours red, green and blue of each pixel
     * @param grey receives one value a pixel
     */
    public static void of(byte[] colours, int pixels, byte[] grey) {
        for (int pixel = 0, position = 0; pixel < pixels; pixel++, position += 3) {
            grey[pixel] = of(colours, position);
        }
    }

    /** The brightness of the pixel whose red value is at {@code position}. */
    public static byte of(byte[] colours, int position) {
        int weighted = 19595 * (colours[position] & 0xFF)
                + 38470 * (colours[position + 1] & 0xFF)
                + 7471 * (colours[position + 2] & 0xFF);
        return (byte) ((weighted + 0x8000) >> 16);
    }
}
