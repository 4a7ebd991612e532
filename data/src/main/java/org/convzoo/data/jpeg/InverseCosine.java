package org.convzoo.data.jpeg;

/**
 * The inverse discrete cosine transform of 8x8 coefficients in integers, by Loeffler, Ligtenberg and Moschytz (ICASSP 1989),
 * rounded as libjpeg's accurate method rounds: columns to 2 bits behind the point, then rows. Many blocks at once: each loop
 * goes over them, and is so short that the compiler turns it into vector instructions.
 */
final class InverseCosine {

    private static final int BITS = 13;
    private static final int KEPT = 2;
    private static final int MIDDLE = 128;

    // In units of 2^-13.
    private static final int C_0_298 = 2446;
    private static final int C_0_390 = 3196;
    private static final int C_0_541 = 4433;
    private static final int C_0_765 = 6270;
    private static final int C_0_899 = 7373;
    private static final int C_1_175 = 9633;
    private static final int C_1_501 = 12299;
    private static final int C_1_847 = 15137;
    private static final int C_1_961 = 16069;
    private static final int C_2_053 = 16819;
    private static final int C_2_562 = 20995;
    private static final int C_3_072 = 25172;

    // What the odd coefficients (1, 3, 5, 7) add to the first four samples, and take from the last four: the products
    // of the
    // method's butterflies, multiplied out, which changes no integer.
    private static final int[][] ODD = {
        {C_1_501 - C_0_899 + C_1_175 - C_0_390, C_1_175, C_1_175 - C_0_390, C_1_175 - C_0_899},
        {C_1_175, C_3_072 - C_2_562 + C_1_175 - C_1_961, C_1_175 - C_2_562, C_1_175 - C_1_961},
        {C_1_175 - C_0_390, C_1_175 - C_2_562, C_2_053 - C_2_562 + C_1_175 - C_0_390, C_1_175},
        {C_1_175 - C_0_899, C_1_175 - C_1_961, C_1_175, C_0_298 - C_0_899 + C_1_175 - C_1_961}
    };

    private final int[][] even;
    private final int[][] odd;
    private final int[][] samples;

    /** @param most blocks at once */
    InverseCosine(int most) {
        this.even = new int[6][most];
        this.odd = new int[4][most];
        this.samples = new int[8][most];
    }

    /**
     * Turns coefficients into samples, 0 to 255.
     *
     * @param blocks [64][count] coefficients; afterwards the first array of each eight holds four samples of a row in each
     *     element, the leftmost in the lowest byte, and the second array the other four
     */
    void transform(int[][] blocks, int count) {
        for (int column = 0; column < 8; column++) {
            column(blocks, column, count);
        }
        for (int row = 0; row < 64; row += 8) {
            row(blocks, row, count);
        }
    }

    private void column(int[][] in, int first, int count) {
        int shift = BITS - KEPT;
        halves(in, first, 8, 1 << shift - 1, count);
        for (int pair = 0; pair < 4; pair++) {
            sumAndDifference(even[pair], odd[pair], shift, in[first + 8 * pair], in[first + 56 - 8 * pair], count);
        }
    }

    private void row(int[][] in, int first, int count) {
        int shift = BITS + KEPT + 3;
        halves(in, first, 1, (1 << shift - 1) + (MIDDLE << shift), count);
        for (int pair = 0; pair < 4; pair++) {
            clampedSum(even[pair], odd[pair], shift, samples[pair], count);
            clampedDifference(even[pair], odd[pair], shift, samples[7 - pair], count);
        }
        pack(samples[0], samples[1], samples[2], samples[3], in[first], count);
        pack(samples[4], samples[5], samples[6], samples[7], in[first + 1], count);
    }

    /** What the even coefficients give, and what the odd ones do, for the first four of eight samples. */
    private void halves(int[][] in, int first, int step, int rounding, int count) {
        int[] in2 = in[first + 2 * step];
        int[] in6 = in[first + 6 * step];
        scaledSum(in[first], in[first + 4 * step], rounding, even[4], count);
        scaledDifference(in[first], in[first + 4 * step], rounding, even[5], count);
        addAndSubtract(even[4], in2, C_0_541 + C_0_765, in6, C_0_541, even[0], even[3], count);
        addAndSubtract(even[5], in2, C_0_541, in6, C_0_541 - C_1_847, even[1], even[2], count);
        for (int pair = 0; pair < 4; pair++) {
            int[] by = ODD[pair];
            multiply(
                    in[first + step],
                    by[0],
                    in[first + 3 * step],
                    by[1],
                    in[first + 5 * step],
                    by[2],
                    in[first + 7 * step],
                    by[3],
                    odd[pair],
                    count);
        }
    }

    private static void scaledSum(int[] one, int[] other, int rounding, int[] target, int count) {
        for (int block = 0; block < count; block++) {
            target[block] = (one[block] + other[block] << BITS) + rounding;
        }
    }

    private static void scaledDifference(int[] one, int[] other, int rounding, int[] target, int count) {
        for (int block = 0; block < count; block++) {
            target[block] = (one[block] - other[block] << BITS) + rounding;
        }
    }

    private static void addAndSubtract(
            int[] base, int[] one, int byOne, int[] other, int byOther, int[] sum, int[] difference, int count) {
        for (int block = 0; block < count; block++) {
            int change = one[block] * byOne + other[block] * byOther;
            sum[block] = base[block] + change;
            difference[block] = base[block] - change;
        }
    }

    private static void multiply(
            int[] in1, int by1, int[] in3, int by3, int[] in5, int by5, int[] in7, int by7, int[] target, int count) {
        for (int block = 0; block < count; block++) {
            target[block] = in1[block] * by1 + in3[block] * by3 + in5[block] * by5 + in7[block] * by7;
        }
    }

    private static void sumAndDifference(int[] even, int[] odd, int shift, int[] sum, int[] difference, int count) {
        for (int block = 0; block < count; block++) {
            sum[block] = even[block] + odd[block] >> shift;
            difference[block] = even[block] - odd[block] >> shift;
        }
    }

    private static void clampedSum(int[] even, int[] odd, int shift, int[] target, int count) {
        for (int block = 0; block < count; block++) {
            target[block] = clamped(even[block] + odd[block] >> shift);
        }
    }

    private static void clampedDifference(int[] even, int[] odd, int shift, int[] target, int count) {
        for (int block = 0; block < count; block++) {
            target[block] = clamped(even[block] - odd[block] >> shift);
        }
    }

    private static void pack(int[] one, int[] two, int[] three, int[] four, int[] target, int count) {
        for (int block = 0; block < count; block++) {
            target[block] = one[block] | two[block] << 8 | three[block] << 16 | four[block] << 24;
        }
    }

    /** Without comparisons, which would keep loops from becoming vector instructions. */
    private static int clamped(int value) {
        int notNegative = value & ~(value >> 31);
        return (notNegative | 255 - notNegative >> 31) & 255;
    }
}
