package org.convzoo.data.jpeg;

/** Luma and chroma to red, green and blue (ITU-T T.871, clause 7), in units of 2^-16, rounded as libjpeg rounds. */
final class LumaToColour {

    private static final int BITS = 16;
    private static final int HALF = 1 << BITS - 1;
    private static final int RED_BY_RED = 91_881; // 1.402
    private static final int GREEN_BY_RED = 46_802; // 0.71414
    private static final int GREEN_BY_BLUE = 22_554; // 0.34414
    private static final int BLUE_BY_BLUE = 116_130; // 1.772

    private LumaToColour() {}

    /**
     * Converts a row.
     *
     * @param luma holds the row from {@code at}
     * @param blue chroma of every pixel
     * @param red chroma of every pixel
     * @param pixels receives red, green and blue of every pixel from {@code to}
     */
    static void convert(byte[] luma, int at, byte[] blue, byte[] red, int width, byte[] pixels, int to) {
        int target = to;
        for (int column = 0; column < width; column++) {
            int y = luma[at + column] & 0xFF;
            int b = (blue[column] & 0xFF) - 128;
            int r = (red[column] & 0xFF) - 128;
            pixels[target] = clamped(y + (RED_BY_RED * r + HALF >> BITS));
            pixels[target + 1] = clamped(y + (HALF - GREEN_BY_BLUE * b - GREEN_BY_RED * r >> BITS));
            pixels[target + 2] = clamped(y + (BLUE_BY_BLUE * b + HALF >> BITS));
            target += 3;
        }
    }

    private static byte clamped(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
