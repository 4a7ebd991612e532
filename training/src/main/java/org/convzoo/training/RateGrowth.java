package org.convzoo.training;

/**
 * How the rate grows in a range test: by the same factor each step (Smith 2017, arXiv:1506.01186, section 3.3, with the
 * exponential growth that fastai made usual).
 *
 * @param first rate, greater than 0
 * @param last rate, greater than the first
 * @param steps from the one to the other
 */
public record RateGrowth(double first, double last, int steps) {

    /** @throws IllegalArgumentException if the rate would not grow */
    public RateGrowth {
        if (!(first > 0 && last > first && Double.isFinite(last))) {
            throw new IllegalArgumentException(
                    "the rates must be greater than 0 and grow, got " + first + " to " + last);
        }
        if (steps < LEAST_STEPS) {
            throw new IllegalArgumentException("a range test needs at least " + LEAST_STEPS + " steps, got " + steps);
        }
    }

    /** With fewer, nothing would be left between the first tenth and the last five, which do not count. */
    public static final int LEAST_STEPS = 20;

    double at(int step) {
        return first * Math.pow(last / first, (double) step / (steps - 1));
    }
}
