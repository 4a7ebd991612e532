package org.convzoo.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Round numbers along an axis.
 *
 * @param step 1, 2 or 5 times a power of ten
 * @param first the lowest tick, as a multiple of the step
 * @param last the highest tick, as a multiple of the step
 */
record Ticks(double step, long first, long last) {

    /** Ticks that enclose [low, high] in about {@code wanted} steps; a single value is seen from 0. */
    static Ticks around(double low, double high, int wanted) {
        if (low == high) {
            return low == 0 ? around(0, 1, wanted) : around(Math.min(0, low), Math.max(0, high), wanted);
        }
        double step = step((high - low) / wanted);
        // A value that lies on a tick up to rounding must not open one more step.
        long first = (long) Math.floor(low / step + 1e-9);
        long last = (long) Math.ceil(high / step - 1e-9);
        return new Ticks(step, first, Math.max(last, first + 1));
    }

    /** Whole numbers inside [1, high], at most about {@code wanted}. */
    static Ticks epochs(int high, int wanted) {
        double step = Math.max(1, step((double) high / wanted));
        return new Ticks(step, 1, Math.max(1, (long) Math.floor(high / step)));
    }

    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    double low() {
        return first * step;
    }

    double high() {
        return last * step;
    }

    List<Double> values() {
        return LongStream.rangeClosed(first, last).mapToObj(tick -> tick * step).toList();
    }

    /** With as many decimals as the step needs. */
    String label(double value) {
        int decimals = decimals(step);
        return decimals > 5 && value != 0
                ? String.format(Locale.ROOT, "%.0e", value)
                : String.format(Locale.ROOT, "%." + Math.min(decimals, 5) + "f", value);
    }

    /** As a percentage with as many decimals as the step needs. */
    String percentLabel(double value) {
        return String.format(Locale.ROOT, "%." + decimals(step * 100) + "f%%", value * 100);
    }

    private static int decimals(double step) {
        return Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    }
}
