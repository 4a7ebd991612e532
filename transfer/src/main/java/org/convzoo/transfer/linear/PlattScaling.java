package org.convzoo.transfer.linear;

/**
 * The sigmoid {@code 1 / (1 + exp(A s + B))} that is most likely to have made the classes of some scores (Platt 1999), by
 * Newton's method with halved steps as Lin, Lin and Weng 2007 ("A note on Platt's probabilistic outputs for support
 * vector machines", algorithm 1) describe it. Targets are not 0 and 1, but what Bayes' rule makes of so many rows.
 */
final class PlattScaling {

    private static final int MOST_STEPS = 100;
    private static final double LEAST_STEP = 1e-10;
    private static final double LEAST_GRADIENT = 1e-10;
    private static final double RIDGE = 1e-12;

    private PlattScaling() {}

    /** {@code {A, B}}. */
    static double[] of(double[] scores, boolean[] positive) {
        double[] targets = targets(positive);
        int positives = count(positive);
        double a = 0;
        double b = Math.log((positive.length - positives + 1.0) / (positives + 1.0));
        double value = value(scores, targets, a, b);
        for (int step = 0; step < MOST_STEPS; step++) {
            double aa = RIDGE;
            double ab = 0;
            double bb = RIDGE;
            double slopeA = 0;
            double slopeB = 0;
            for (int i = 0; i < scores.length; i++) {
                double p = 1 / (1 + Math.exp(a * scores[i] + b));
                double curvature = p * (1 - p);
                aa += scores[i] * scores[i] * curvature;
                ab += scores[i] * curvature;
                bb += curvature;
                slopeA += scores[i] * (targets[i] - p);
                slopeB += targets[i] - p;
            }
            if (Math.abs(slopeA) < LEAST_GRADIENT && Math.abs(slopeB) < LEAST_GRADIENT) {
                break;
            }
            double determinant = aa * bb - ab * ab;
            double towardsA = -(bb * slopeA - ab * slopeB) / determinant;
            double towardsB = -(aa * slopeB - ab * slopeA) / determinant;
            double promised = slopeA * towardsA + slopeB * towardsB;
            double length = 1;
            double found = value(scores, targets, a + towardsA, b + towardsB);
            while (found >= value + 1e-4 * length * promised && length > LEAST_STEP) {
                length /= 2;
                found = value(scores, targets, a + length * towardsA, b + length * towardsB);
            }
            if (length <= LEAST_STEP) {
                break;
            }
            a += length * towardsA;
            b += length * towardsB;
            value = found;
        }
        return new double[] {a, b};
    }

    private static double[] targets(boolean[] positive) {
        double positives = count(positive);
        double negatives = positive.length - positives;
        double[] targets = new double[positive.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = positive[i] ? (positives + 1) / (positives + 2) : 1 / (negatives + 2);
        }
        return targets;
    }

    private static int count(boolean[] positive) {
        int count = 0;
        for (boolean each : positive) {
            count += each ? 1 : 0;
        }
        return count;
    }

    /** Cross-entropy, written so that nothing overflows. */
    private static double value(double[] scores, double[] targets, double a, double b) {
        double value = 0;
        for (int i = 0; i < scores.length; i++) {
            double inner = a * scores[i] + b;
            value += inner >= 0
                    ? targets[i] * inner + Math.log1p(Math.exp(-inner))
                    : (targets[i] - 1) * inner + Math.log1p(Math.exp(inner));
        }
        return value;
    }
}
