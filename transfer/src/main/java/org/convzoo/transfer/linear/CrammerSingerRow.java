package org.convzoo.transfer.linear;

import java.util.Arrays;

/**
 * The best numbers of one row (Keerthi et al. 2008, section 3): the least of {@code sum of A a_m^2 / 2 + B_m a_m} with
 * {@code a_m <= U} for the row's class, {@code a_m <= 0} for others and a sum of 0. With some t, {@code a_m = min(bound_m,
 * (t - B_m) / A)}; t follows from those that are not at their bound, which are the classes of the highest {@code D_m =
 * B_m + A bound_m}.
 */
final class CrammerSingerRow {

    private final double[] sorted;

    CrammerSingerRow(int classes) {
        this.sorted = new double[classes];
    }

    /** {@code numbers} are B, and become a. */
    void solve(double[] numbers, int own, double most, double curvature) {
        System.arraycopy(numbers, 0, sorted, 0, numbers.length);
        sorted[own] += curvature * most;
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        double sum = sorted[last] - curvature * most;
        int free = 1;
        while (free < sorted.length && sum < free * sorted[last - free]) {
            sum += sorted[last - free];
            free++;
        }
        double level = sum / free;
        for (int m = 0; m < numbers.length; m++) {
            numbers[m] = Math.min(m == own ? most : 0, (level - numbers[m]) / curvature);
        }
    }
}
