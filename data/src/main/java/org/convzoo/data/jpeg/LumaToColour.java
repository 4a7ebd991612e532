package org.convzoo.data.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Luma and chroma to red, green and blue (ITU-T T.871, clause 7), in units of 2^-16, rounded as libjpeg rounds. For rows of one width. */
final class LumaToColour {

    private static final int MIDDLE = 128;
    private static final int BITS = 16;
    private static final int HALF = 1 << BITS - 1;
    private static final int RED_BY_RED = 91_881; // 1.402
    private static final int GREEN_BY_RED = 46_802; // 0.71414
    private static final int GREEN_BY_BLUE = 22_554; // 0.34414
    private static final int BLUE_BY_BLUE = 116_130; // 1.772

    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final int left;
    // Of a row, 0 to 255; chroma may have one value more than the row has pixels.
    private final int[] luma;
    private final int[] blue;
    private final int[] red;
    // Of a row: red | green << 8 | blue << 16.
    private final int[] packed;

    /**
     * For rows of an image.
     *
     * @param width of the image
     * @param left first column that is converted
     * @param count how many are
     */
    LumaToColour(int width, int left, int count) {
        this.left = left;
        this.luma = new int[count];
        this.blue = new int[width + 1];
        this.red = new int[width + 1];
        this.packed = new int[count];
    }

    /** Receives the blue chroma of every pixel of a row, which {@link #convert} moves. */
    int[] blue() {
        return blue;
    }

    /** Receives the red chroma of every pixel of a row, which {@link #convert} moves. */
    int[] red() {
        return red;
    }

    /**
     * Converts a row whose chroma is there.
     *
     * @param samples hold its luma from {@code at}
     * @param pixels receives red, green and blue of every pixel from {@code to}
     */
    void convert(byte[] samples, int at, byte[] pixels, int to) {
        int count = luma.length;
        for (int column = 0; column < count; column++) {
            luma[column] = samples[at + left + column] & 0xFF;
        }
        // To the same places as the luma, or the loops would not become vector instructions.
        System.arraycopy(blue, left, blue, 0, count);
        System.arraycopy(red, left, red, 0, count);
        green();
        redOrBlue(red, RED_BY_RED, 0);
        redOrBlue(blue, BLUE_BY_BLUE, 16);
        int target = to + 3 * left;
        for (int column = 0; column < count - 1; column++) {
            // The fourth byte is where the next pixel begins.
            FOUR_BYTES.set(pixels, target, packed[column]);
            target += 3;
        }
        int last = packed[count - 1];
        pixels[target] = (byte) last;
        pixels[target + 1] = (byte) (last >> 8);
        pixels[target + 2] = (byte) (last >> 16);
    }

    // Each of these loops is so short that the compiler unrolls it and turns it into vector instructions.

    private void green() {
        int[] y = luma;
        int[] b = blue;
        int[] r = red;
        int[] target = packed;
        for (int column = 0; column < target.length; column++) {
            int chroma = GREEN_BY_BLUE * (b[column] - MIDDLE) + GREEN_BY_RED * (r[column] - MIDDLE);
            target[column] = clamped(y[column] + (HALF - chroma >> BITS)) << 8;
        }
    }

    private void redOrBlue(int[] chroma, int factor, int shift) {
        int[] y = luma;
        int[] target = packed;
        for (int column = 0; column < target.length; column++) {
            target[column] |= clamped(y[column] + (factor * (chroma[column] - MIDDLE) + HALF >> BITS)) << shift;
        }
    }

    /** Without comparisons, which would keep loops from becoming vector instructions. */
    private static int clamped(int value) {
        int notNegative = value & ~(value >> 31);
        return (notNegative | 255 - notNegative >> 31) & 255;
    }
}
