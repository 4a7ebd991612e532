package org.convzoo.evaluation;

import java.util.Arrays;

/**
 * By how much a value exceeds another on the same images.
 *
 * @param value below 0 if it is less
 * @param low lower end of the 95 % interval
 * @param high its upper end
 */
public record Difference(double value, double low, double high) {

    private static final double TAIL = 0.025;

    /** The middle 95 % of what resamples give. */
    static Difference of(double value, double[] resampled) {
        double[] rising = resampled.clone();
        Arrays.sort(rising);
        return new Difference(value, quantile(rising, TAIL), quantile(rising, 1 - TAIL));
    }

    /** Between two neighbours linearly, as NumPy has it. */
    static double quantile(double[] rising, double share) {
        double place = share * (rising.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, rising.length - 1);
        return rising[below] + (place - below) * (rising[above] - rising[below]);
    }
}
