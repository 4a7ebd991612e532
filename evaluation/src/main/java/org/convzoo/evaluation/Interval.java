package org.convzoo.evaluation;

/**
 * A 95 % confidence interval of a share.
 *
 * @param low its lower end, 0 to 1
 * @param high its upper end, 0 to 1
 */
public record Interval(double low, double high) {

    /** The 97.5 % quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    /**
     * Wilson's score interval (E. B. Wilson 1927, "Probable inference, the law of succession, and statistical inference",
     * JASA 22): unlike the textbook's p ± z·sqrt(p(1-p)/n) it stays inside [0, 1] and keeps a width at 0 % and 100 %.
     *
     * @param successes 0 to {@code trials}
     * @param trials at least 1
     */
    static Interval wilson(int successes, int trials) {
        double share = (double) successes / trials;
        double squared = Z * Z / trials;
        double centre = (share + squared / 2) / (1 + squared);
        double halfWidth = Z * Math.sqrt(share * (1 - share) / trials + squared / (4 * trials)) / (1 + squared);
        return new Interval(Math.max(0, centre - halfWidth), Math.min(1, centre + halfWidth));
    }

    /** Whether both have a share in common. */
    boolean overlaps(Interval other) {
        return low <= other.high && other.low <= high;
    }
}
