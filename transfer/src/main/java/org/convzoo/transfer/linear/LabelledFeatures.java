package org.convzoo.transfer.linear;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.convzoo.configs.UserException;
import org.convzoo.engine.FloatMatrix;

/**
 * Rows of features and their classes, checked.
 *
 * @param features {@code [N, D]}; they stay the caller's, who leaves them unchanged while this is in use
 * @param labels the class of each row, from 0
 * @param classes their names, in the order of the labels
 * @param weights how much each row counts; positive
 * @param rowNames what messages call a row, for example its image
 */
public record LabelledFeatures(
        FloatMatrix features, int[] labels, List<String> classes, double[] weights, IntFunction<String> rowNames) {

    public LabelledFeatures {
        classes = List.copyOf(classes);
        if (labels.length != features.rows() || weights.length != features.rows()) {
            throw new IllegalArgumentException(features.rows() + " rows of features, " + labels.length + " labels and "
                    + weights.length + " weights");
        }
        requireSeveralClasses(labels, classes);
        FiniteValues.require(features, rowNames);
        for (int row = 0; row < weights.length; row++) {
            if (!(weights[row] > 0) || Double.isInfinite(weights[row])) {
                throw UserException.failed(
                        rowNames.apply(row) + " has the weight " + weights[row] + "; a weight is a positive number");
            }
        }
    }

    /** Rows that count the same. */
    public static LabelledFeatures of(FloatMatrix features, int[] labels, List<String> classes) {
        double[] ones = new double[labels.length];
        Arrays.fill(ones, 1);
        return new LabelledFeatures(features, labels, classes, ones, row -> "row " + row);
    }

    private static void requireSeveralClasses(int[] labels, List<String> classes) {
        int[] counts = counts(labels, classes.size());
        int[] present =
                IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
        if (present.length < 2) {
            throw UserException.failed("a classifier needs rows of two classes or more, but "
                    + (present.length == 0 ? "there is none" : "all are of class '" + classes.get(present[0]) + "'")
                    + ": add images of another class");
        }
        if (present.length < counts.length) {
            int absent = IntStream.range(0, counts.length)
                    .filter(c -> counts[c] == 0)
                    .findFirst()
                    .orElseThrow();
            throw UserException.failed(
                    "no row is of class '" + classes.get(absent) + "': add images of it, or leave the class out");
        }
    }

    private static int[] counts(int[] labels, int classes) {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        return counts;
    }

    /** Rows of each class. */
    int[] counts() {
        return counts(labels, classes.size());
    }

    int rows() {
        return labels.length;
    }
}
