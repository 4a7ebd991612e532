package org.convzoo.evaluation;

/**
 * How strongly each cell of a confusion matrix is coloured, 0 to 1. Shares are taken along the row, so that rare classes show as
 * well as frequent ones; errors have their own scale up to the worst of them, and start where the eye can still see them.
 */
final class Shading {

    /** The strength of the smallest share that is not 0. */
    private static final double FAINTEST = 0.15;

    private final ConfusionMatrix matrix;
    private final double worstShare;

    Shading(ConfusionMatrix matrix) {
        this.matrix = matrix;
        this.worstShare = matrix.confusions().stream()
                .mapToDouble(one -> share(one.actual(), one.predicted()))
                .max()
                .orElse(1);
    }

    double at(int actual, int predicted) {
        if (matrix.count(actual, predicted) == 0) {
            return 0;
        }
        double share = share(actual, predicted);
        return FAINTEST + (1 - FAINTEST) * (actual == predicted ? share : share / worstShare);
    }

    private double share(int actual, int predicted) {
        return (double) matrix.count(actual, predicted) / Math.max(1, matrix.actualTotal(actual));
    }
}
