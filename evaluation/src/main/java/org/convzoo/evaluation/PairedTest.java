package org.convzoo.evaluation;

/**
 * Two runs beside each other.
 *
 * @param first index of a run
 * @param second index of another, which is no better
 * @param test whether they err equally often
 * @param adjusted its p, by Holm's procedure over all pairs
 */
public record PairedTest(int first, int second, McNemar test, double adjusted) {

    /** Below it, a difference counts as more than chance. */
    static final double SIGNIFICANT = 0.05;

    /** Whether chance alone would rarely make such a difference. */
    public boolean isDistinct() {
        return adjusted < SIGNIFICANT;
    }
}
