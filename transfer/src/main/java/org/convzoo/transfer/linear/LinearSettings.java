package org.convzoo.transfer.linear;

import org.convzoo.configs.UserException;
import org.convzoo.transfer.linear.LinearSpec.LogisticRegression;
import org.convzoo.transfer.linear.LinearSpec.Penalty;

/**
 * How a linear classifier is trained.
 *
 * @param spec what is minimised
 * @param intercept whether scores have a constant part
 * @param standardised whether each feature is brought to mean 0 and deviation 1 over the rows that are learned from; the
 *     weights of the finished classifier are those of the features as they come
 * @param classWeights how much rows of each class count
 * @param tolerance how far the objective may be above the least one, as a part of it; with the L2 penalty the bound is
 *     proved by strong convexity or by the duality gap, with L1 the search ends when it gains no more
 * @param mostIterations steps, or passes over all rows, after which a search gives up
 * @param seed of the order in which dual coordinate descent visits rows
 */
public record LinearSettings(
        LinearSpec spec,
        boolean intercept,
        boolean standardised,
        ClassWeights classWeights,
        double tolerance,
        int mostIterations,
        long seed) {

    private static final double TOLERANCE = 1e-5;
    private static final int MOST_ITERATIONS = 2000;

    public LinearSettings {
        if (!(tolerance > 0) || tolerance >= 1) {
            throw UserException.wrongUsage("the tolerance must lie between 0 and 1, got " + tolerance);
        }
        if (mostIterations < 1) {
            throw UserException.wrongUsage("the classifier must take at least 1 iteration, got " + mostIterations);
        }
    }

    /** With an intercept, features as they come, rows that count the same. */
    public static LinearSettings of(LinearSpec spec) {
        return new LinearSettings(spec, true, false, new ClassWeights.Equal(), TOLERANCE, MOST_ITERATIONS, 0);
    }

    /** Multinomial logistic regression with the L2 penalty. */
    public static LinearSettings logisticRegression() {
        return of(new LogisticRegression(LogisticRegression.Strategy.MULTINOMIAL, Penalty.L2));
    }

    public LinearSettings withIntercept(boolean other) {
        return new LinearSettings(spec, other, standardised, classWeights, tolerance, mostIterations, seed);
    }

    public LinearSettings withStandardised(boolean other) {
        return new LinearSettings(spec, intercept, other, classWeights, tolerance, mostIterations, seed);
    }

    public LinearSettings withClassWeights(ClassWeights other) {
        return new LinearSettings(spec, intercept, standardised, other, tolerance, mostIterations, seed);
    }

    public LinearSettings withTolerance(double other) {
        return new LinearSettings(spec, intercept, standardised, classWeights, other, mostIterations, seed);
    }
}
