package org.convzoo.transfer.linear;

import java.util.List;
import java.util.stream.IntStream;

/** How probabilities are learned from the scores of rows that were not learned from. */
public enum Calibration {
    /** Logistic regression's own; none of a support vector machine. */
    NONE,
    /** A sigmoid for each column of scores: two numbers, for few rows. */
    SIGMOID,
    /** A curve that never falls for each column: no assumption, for a thousand rows or more. */
    ISOTONIC;

    /** @param scores of rows, by classifiers that did not learn from them, {@code [columns][rows]} */
    ProbabilityLink link(LinearSpec spec, double[][] scores, int[] labels) {
        List<boolean[]> positives = IntStream.range(0, scores.length)
                .mapToObj(column -> positives(labels, column, scores.length))
                .toList();
        return switch (this) {
            case NONE -> ownLink(spec);
            case SIGMOID -> {
                double[][] found = IntStream.range(0, scores.length)
                        .mapToObj(column -> PlattScaling.of(scores[column], positives.get(column)))
                        .toArray(double[][]::new);
                yield new ProbabilityLink.Sigmoid(column(found, 0), column(found, 1));
            }
            case ISOTONIC ->
                new ProbabilityLink.Isotonic(IntStream.range(0, scores.length)
                        .mapToObj(column -> IsotonicCurve.through(scores[column], positives.get(column)))
                        .toList());
        };
    }

    /** What a classifier says without calibration. */
    static ProbabilityLink ownLink(LinearSpec spec) {
        if (spec instanceof LinearSpec.LogisticRegression regression) {
            return regression.strategy() == LinearSpec.LogisticRegression.Strategy.MULTINOMIAL
                    ? new ProbabilityLink.Softmax()
                    : new ProbabilityLink.Logistic();
        }
        return new ProbabilityLink.None();
    }

    private static double[] column(double[][] rows, int column) {
        return java.util.Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    private static boolean[] positives(int[] labels, int column, int columns) {
        boolean[] positives = new boolean[labels.length];
        for (int row = 0; row < positives.length; row++) {
            positives[row] = SmoothLoss.isPositive(labels[row], column, columns);
        }
        return positives;
    }
}
