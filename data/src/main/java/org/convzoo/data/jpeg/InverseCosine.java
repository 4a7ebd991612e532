package org.convzoo.data.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The inverse discrete cosine transform of 8x8 coefficients in integers, by Loeffler, Ligtenberg and Moschytz (ICASSP 1989),
 * rounded as libjpeg's accurate method rounds: columns to 2 bits behind the point, then rows.
 */
final class InverseCosine {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int BITS = 13;
    private static final int KEPT = 2;
    private static final int MIDDLE = 128;
    // The first place in zigzag order that is not among the upper left 4x4.
    private static final int BEYOND_FOUR = 10;

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

    private final int[] columns = new int[64];

    /** Writes the samples of a block that has its first coefficient only. */
    static void flat(int first, byte[] plane, int at, int stride) {
        long samples = 0x0101010101010101L * clamped((first << KEPT) + (1 << KEPT + 2) >> KEPT + 3);
        for (int row = 0; row < 8; row++) {
            EIGHT_BYTES.set(plane, at + row * stride, samples);
        }
    }

    /**
     * Writes the samples of a block, and clears it for the next.
     *
     * @param last place of the last coefficient that is not zero, in zigzag order
     */
    void write(int[] block, int last, byte[] plane, int at, int stride) {
        if (last < BEYOND_FOUR) {
            for (int column = 0; column < 4; column++) {
                columnOfFour(block, column);
            }
            for (int row = 0; row < 8; row++) {
                rowOfFour(row * 8, plane, at + row * stride);
            }
            Arrays.fill(block, 0, 32, 0);
            return;
        }
        for (int column = 0; column < 8; column++) {
            column(block, column);
        }
        for (int row = 0; row < 8; row++) {
            row(row * 8, plane, at + row * stride);
        }
        Arrays.fill(block, 0);
    }

    /** As {@link #column}, where the lower half is zero. */
    private void columnOfFour(int[] in, int at) {
        int even0 = in[at] << BITS;
        int even2 = in[at + 16] * C_0_541;
        int even3 = in[at + 16] * (C_0_541 + C_0_765);
        int z2 = in[at + 24];
        int z3 = in[at + 8];
        int odd0 = z3 * (C_1_175 - C_0_899) + z2 * (C_1_175 - C_1_961);
        int odd1 = z3 * (C_1_175 - C_0_390) + z2 * (C_1_175 - C_2_562);
        int odd2 = z3 * C_1_175 + z2 * (C_3_072 - C_2_562 + C_1_175 - C_1_961);
        int odd3 = z3 * (C_1_501 - C_0_899 + C_1_175 - C_0_390) + z2 * C_1_175;
        int half = 1 << BITS - KEPT - 1;
        columns[at] = even0 + even3 + odd3 + half >> BITS - KEPT;
        columns[at + 56] = even0 + even3 - odd3 + half >> BITS - KEPT;
        columns[at + 8] = even0 + even2 + odd2 + half >> BITS - KEPT;
        columns[at + 48] = even0 + even2 - odd2 + half >> BITS - KEPT;
        columns[at + 16] = even0 - even2 + odd1 + half >> BITS - KEPT;
        columns[at + 40] = even0 - even2 - odd1 + half >> BITS - KEPT;
        columns[at + 24] = even0 - even3 + odd0 + half >> BITS - KEPT;
        columns[at + 32] = even0 - even3 - odd0 + half >> BITS - KEPT;
    }

    /** As {@link #row}, where the right half is zero. */
    private void rowOfFour(int at, byte[] plane, int to) {
        int shift = BITS + KEPT + 3;
        int even0 = (columns[at] << BITS) + (1 << shift - 1);
        int even2 = columns[at + 2] * C_0_541;
        int even3 = columns[at + 2] * (C_0_541 + C_0_765);
        int z2 = columns[at + 3];
        int z3 = columns[at + 1];
        int odd0 = z3 * (C_1_175 - C_0_899) + z2 * (C_1_175 - C_1_961);
        int odd1 = z3 * (C_1_175 - C_0_390) + z2 * (C_1_175 - C_2_562);
        int odd2 = z3 * C_1_175 + z2 * (C_3_072 - C_2_562 + C_1_175 - C_1_961);
        int odd3 = z3 * (C_1_501 - C_0_899 + C_1_175 - C_0_390) + z2 * C_1_175;
        long left = clamped(even0 + even3 + odd3 >> shift)
                | clamped(even0 + even2 + odd2 >> shift) << 8
                | clamped(even0 - even2 + odd1 >> shift) << 16
                | clamped(even0 - even3 + odd0 >> shift) << 24;
        long right = clamped(even0 - even3 - odd0 >> shift)
                | clamped(even0 - even2 - odd1 >> shift) << 8
                | clamped(even0 + even2 - odd2 >> shift) << 16
                | clamped(even0 + even3 - odd3 >> shift) << 24;
        EIGHT_BYTES.set(plane, to, left & 0xFFFFFFFFL | right << 32);
    }

    private void column(int[] in, int at) {
        int z2 = in[at + 16];
        int z3 = in[at + 48];
        if ((in[at + 8] | z2 | in[at + 24] | in[at + 32] | in[at + 40] | z3 | in[at + 56]) == 0) {
            int value = in[at] << KEPT;
            for (int row = 0; row < 64; row += 8) {
                columns[at + row] = value;
            }
            return;
        }
        int z1 = (z2 + z3) * C_0_541;
        int even2 = z1 - z3 * C_1_847;
        int even3 = z1 + z2 * C_0_765;
        int even0 = in[at] + in[at + 32] << BITS;
        int even1 = in[at] - in[at + 32] << BITS;
        int sum0 = even0 + even3;
        int sum3 = even0 - even3;
        int sum1 = even1 + even2;
        int sum2 = even1 - even2;

        int odd0 = in[at + 56];
        int odd1 = in[at + 40];
        int odd2 = in[at + 24];
        int odd3 = in[at + 8];
        int y1 = -(odd0 + odd3) * C_0_899;
        int y2 = -(odd1 + odd2) * C_2_562;
        int y5 = (odd0 + odd2 + odd1 + odd3) * C_1_175;
        int y3 = y5 - (odd0 + odd2) * C_1_961;
        int y4 = y5 - (odd1 + odd3) * C_0_390;
        odd0 = odd0 * C_0_298 + y1 + y3;
        odd1 = odd1 * C_2_053 + y2 + y4;
        odd2 = odd2 * C_3_072 + y2 + y3;
        odd3 = odd3 * C_1_501 + y1 + y4;

        int half = 1 << BITS - KEPT - 1;
        columns[at] = sum0 + odd3 + half >> BITS - KEPT;
        columns[at + 56] = sum0 - odd3 + half >> BITS - KEPT;
        columns[at + 8] = sum1 + odd2 + half >> BITS - KEPT;
        columns[at + 48] = sum1 - odd2 + half >> BITS - KEPT;
        columns[at + 16] = sum2 + odd1 + half >> BITS - KEPT;
        columns[at + 40] = sum2 - odd1 + half >> BITS - KEPT;
        columns[at + 24] = sum3 + odd0 + half >> BITS - KEPT;
        columns[at + 32] = sum3 - odd0 + half >> BITS - KEPT;
    }

    private void row(int at, byte[] plane, int to) {
        int[] in = columns;
        int z2 = in[at + 2];
        int z3 = in[at + 6];
        int z1 = (z2 + z3) * C_0_541;
        int even2 = z1 - z3 * C_1_847;
        int even3 = z1 + z2 * C_0_765;
        int even0 = in[at] + in[at + 4] << BITS;
        int even1 = in[at] - in[at + 4] << BITS;
        int sum0 = even0 + even3;
        int sum3 = even0 - even3;
        int sum1 = even1 + even2;
        int sum2 = even1 - even2;

        int odd0 = in[at + 7];
        int odd1 = in[at + 5];
        int odd2 = in[at + 3];
        int odd3 = in[at + 1];
        int y1 = -(odd0 + odd3) * C_0_899;
        int y2 = -(odd1 + odd2) * C_2_562;
        int y5 = (odd0 + odd2 + odd1 + odd3) * C_1_175;
        int y3 = y5 - (odd0 + odd2) * C_1_961;
        int y4 = y5 - (odd1 + odd3) * C_0_390;
        odd0 = odd0 * C_0_298 + y1 + y3;
        odd1 = odd1 * C_2_053 + y2 + y4;
        odd2 = odd2 * C_3_072 + y2 + y3;
        odd3 = odd3 * C_1_501 + y1 + y4;

        int shift = BITS + KEPT + 3;
        int half = 1 << shift - 1;
        long left = clamped(sum0 + odd3 + half >> shift)
                | clamped(sum1 + odd2 + half >> shift) << 8
                | clamped(sum2 + odd1 + half >> shift) << 16
                | clamped(sum3 + odd0 + half >> shift) << 24;
        long right = clamped(sum3 - odd0 + half >> shift)
                | clamped(sum2 - odd1 + half >> shift) << 8
                | clamped(sum1 - odd2 + half >> shift) << 16
                | clamped(sum0 - odd3 + half >> shift) << 24;
        EIGHT_BYTES.set(plane, to, left & 0xFFFFFFFFL | right << 32);
    }

    private static int clamped(int value) {
        return Math.max(0, Math.min(255, value + MIDDLE));
    }
}
