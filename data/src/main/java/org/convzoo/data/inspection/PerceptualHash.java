package org.convzoo.data.inspection;

import java.util.Arrays;

/**
 * 64 bits that stay nearly the same when a picture is scaled, compressed, brightened or cropped a little: which of the
 * lowest frequencies of its cosine transform are above their median (Zauner 2010, "Implementation and Benchmarking of
 * Perceptual Image Hash Functions", section 3.2.1). The constant is left out, so the first bit is always 0.
 */
final class PerceptualHash {

    /** The picture is looked at on a grid of so many cells a side. */
    static final int SIDE = 32;

    private static final int FREQUENCIES = 8;

    // [FREQUENCIES, SIDE]
    private final double[][] cosines = new double[FREQUENCIES][SIDE];

    PerceptualHash() {
        for (int frequency = 0; frequency < FREQUENCIES; frequency++) {
            for (int place = 0; place < SIDE; place++) {
                cosines[frequency][place] = Math.cos(Math.PI * frequency * (2 * place + 1) / (2.0 * SIDE));
            }
        }
    }

    /** The hash of grey levels, [SIDE, SIDE]. */
    long of(float[] grey) {
        double[] coefficients = transform(grey);
        double[] sorted = new double[coefficients.length - 1];
        System.arraycopy(coefficients, 1, sorted, 0, sorted.length);
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        long hash = 0;
        for (int bit = 1; bit < coefficients.length; bit++) {
            if (coefficients[bit] > median) {
                hash |= 1L << bit;
            }
        }
        return hash;
    }

    private double[] transform(float[] grey) {
        double[] rows = new double[SIDE * FREQUENCIES];
        for (int y = 0; y < SIDE; y++) {
            for (int frequency = 0; frequency < FREQUENCIES; frequency++) {
                double sum = 0;
                for (int x = 0; x < SIDE; x++) {
                    sum += grey[y * SIDE + x] * cosines[frequency][x];
                }
                rows[y * FREQUENCIES + frequency] = sum;
            }
        }
        double[] coefficients = new double[FREQUENCIES * FREQUENCIES];
        for (int vertical = 0; vertical < FREQUENCIES; vertical++) {
            for (int horizontal = 0; horizontal < FREQUENCIES; horizontal++) {
                double sum = 0;
                for (int y = 0; y < SIDE; y++) {
                    sum += rows[y * FREQUENCIES + horizontal] * cosines[vertical][y];
                }
                coefficients[vertical * FREQUENCIES + horizontal] = sum;
            }
        }
        return coefficients;
    }
}
