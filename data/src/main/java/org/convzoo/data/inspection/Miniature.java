package org.convzoo.data.inspection;

import org.jspecify.annotations.Nullable;

/**
 * A picture on 16 x 16 cells, less its mean: what two pictures are compared by, however bright or contrasted they are.
 *
 * @param levels signed, scaled so that the largest is 127 from 0
 * @param length of these as a vector
 */
record Miniature(byte[] levels, float length) {

    private static final int SIDE = PerceptualHash.SIDE / 2;

    /** Of a picture's grey levels, [32, 32]; null if they are all the same, for then there is nothing to compare. */
    static @Nullable Miniature of(float[] grey) {
        float[] cells = new float[SIDE * SIDE];
        float mean = 0;
        for (int y = 0; y < PerceptualHash.SIDE; y++) {
            for (int x = 0; x < PerceptualHash.SIDE; x++) {
                float level = grey[y * PerceptualHash.SIDE + x];
                cells[y / 2 * SIDE + x / 2] += level / 4;
                mean += level / grey.length;
            }
        }
        float largest = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] -= mean;
            largest = Math.max(largest, Math.abs(cells[cell]));
        }
        if (largest < 1) {
            return null;
        }
        byte[] levels = new byte[cells.length];
        long squares = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            levels[cell] = (byte) Math.round(Byte.MAX_VALUE * cells[cell] / largest);
            squares += levels[cell] * levels[cell];
        }
        return new Miniature(levels, (float) Math.sqrt(squares));
    }

    /** The cosine of the angle between the two, their correlation: 1 if they are alike, about 0 if they are not. */
    double correlation(Miniature other) {
        byte[] mine = levels;
        byte[] its = other.levels;
        int first = 0;
        int second = 0;
        int third = 0;
        int fourth = 0;
        // Four sums, so that no addition waits for the one before.
        for (int cell = 0; cell < SIDE * SIDE; cell += 4) {
            first += mine[cell] * its[cell];
            second += mine[cell + 1] * its[cell + 1];
            third += mine[cell + 2] * its[cell + 2];
            fourth += mine[cell + 3] * its[cell + 3];
        }
        return (first + second + third + fourth) / ((double) length * other.length);
    }

    /** How far two vectors of length 1 with this correlation are apart, 0 to 2. */
    static double distance(double correlation) {
        return Math.sqrt(Math.max(0, 2 * (1 - correlation)));
    }
}
