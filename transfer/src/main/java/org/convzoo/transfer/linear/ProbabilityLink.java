package org.convzoo.transfer.linear;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.convzoo.configs.UserException;

/** What makes probabilities of the scores of a row. One score stands for two classes: it is that of the second. */
public sealed interface ProbabilityLink {

    /** One probability a class, with the sum 1. */
    double[] probabilities(double[] scores);

    /** Multinomial logistic regression's: {@code exp(s_m) / sum of exp(s_k)}. */
    record Softmax() implements ProbabilityLink {
        @Override
        public double[] probabilities(double[] scores) {
            if (scores.length == 1) {
                return ofEach(scores, ProbabilityLink::sigmoid);
            }
            double highest = Arrays.stream(scores).max().orElseThrow();
            double[] probabilities = Arrays.stream(scores)
                    .map(score -> Math.exp(score - highest))
                    .toArray();
            return normalised(probabilities);
        }
    }

    /** One-vs-rest logistic regression's: each class's {@code 1 / (1 + exp(-s))}, divided by their sum. */
    record Logistic() implements ProbabilityLink {
        @Override
        public double[] probabilities(double[] scores) {
            return ofEach(scores, ProbabilityLink::sigmoid);
        }
    }

    /**
     * Platt's: each class's {@code 1 / (1 + exp(A s + B))}, divided by their sum (Platt 1999, "Probabilistic outputs for
     * support vector machines").
     *
     * @param slopes A of each column
     * @param offsets B of each column
     */
    record Sigmoid(double[] slopes, double[] offsets) implements ProbabilityLink {
        @Override
        public double[] probabilities(double[] scores) {
            double[] inner = new double[scores.length];
            for (int column = 0; column < inner.length; column++) {
                inner[column] = -(slopes[column] * scores[column] + offsets[column]);
            }
            return ofEach(inner, ProbabilityLink::sigmoid);
        }
    }

    /**
     * A curve that never falls for each column, divided by their sum (Zadrozny and Elkan 2002, "Transforming classifier
     * scores into accurate multiclass probability estimates").
     */
    record Isotonic(List<IsotonicCurve> curves) implements ProbabilityLink {

        public Isotonic {
            curves = List.copyOf(curves);
        }

        @Override
        public double[] probabilities(double[] scores) {
            double[] inner = new double[scores.length];
            for (int column = 0; column < inner.length; column++) {
                inner[column] = curves.get(column).at(scores[column]);
            }
            return ofEach(inner, probability -> probability);
        }
    }

    /** A support vector machine that was not calibrated: its scores are distances, and say nothing of probabilities. */
    record None() implements ProbabilityLink {
        @Override
        public double[] probabilities(double[] scores) {
            throw UserException.failed(
                    "a support vector machine gives probabilities only when it is calibrated: train it"
                            + " with sigmoid or isotonic calibration, or use its decisions");
        }
    }

    private static double sigmoid(double score) {
        return 1 / (1 + Math.exp(-score));
    }

    private static double[] ofEach(double[] scores, DoubleUnaryOperator curve) {
        if (scores.length == 1) {
            double second = curve.applyAsDouble(scores[0]);
            return new double[] {1 - second, second};
        }
        return normalised(Arrays.stream(scores).map(curve).toArray());
    }

    /** Divided by their sum; where all are 0, each class is as likely. */
    private static double[] normalised(double[] probabilities) {
        double sum = Vectors.sum(probabilities);
        Arrays.setAll(probabilities, column -> sum > 0 ? probabilities[column] / sum : 1.0 / probabilities.length);
        return probabilities;
    }
}
