package org.convzoo.evaluation;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.special.Erf;

/**
 * Whether two classifiers err equally often on the same images (Q. McNemar 1947, "Note on the sampling error of the
 * difference between correlated proportions or percentages", Psychometrika 12). Images that both name rightly, or both
 * wrongly, tell nothing.
 *
 * @param onlyFirst images that the first alone names rightly
 * @param onlySecond images that the second alone does
 * @param method how p was computed
 * @param statistic chi-squared, with Edwards' correction; of the exact test the smaller of the two counts
 * @param p probability of a difference as large or larger if there were none, two-sided, 0 to 1
 */
public record McNemar(int onlyFirst, int onlySecond, Method method, double statistic, double p) {

    /** From so many images on, chi-squared is near enough. */
    static final int ENOUGH = 25;

    /** How p is computed. */
    public enum Method {
        /** The binomial distribution itself. */
        EXACT,
        /** Chi-squared of one degree of freedom, corrected for continuity. */
        CHI_SQUARED
    }

    static McNemar of(int onlyFirst, int onlySecond) {
        int discordant = onlyFirst + onlySecond;
        int fewer = Math.min(onlyFirst, onlySecond);
        if (discordant < ENOUGH) {
            double tail = new BinomialDistribution(null, discordant, 0.5).cumulativeProbability(fewer);
            return new McNemar(onlyFirst, onlySecond, Method.EXACT, fewer, Math.min(1, 2 * tail));
        }
        double gap = Math.max(0, Math.abs(onlyFirst - onlySecond) - 1);
        double statistic = gap * gap / discordant;
        return new McNemar(onlyFirst, onlySecond, Method.CHI_SQUARED, statistic, Erf.erfc(Math.sqrt(statistic / 2)));
    }

    static McNemar of(SharedTest test, int first, int second) {
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int image = 0; image < test.size(); image++) {
            boolean one = test.isRight(first, image);
            boolean other = test.isRight(second, image);
            onlyFirst += one && !other ? 1 : 0;
            onlySecond += other && !one ? 1 : 0;
        }
        return of(onlyFirst, onlySecond);
    }
}
