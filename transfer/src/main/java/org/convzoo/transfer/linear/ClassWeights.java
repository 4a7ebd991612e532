package org.convzoo.transfer.linear;

import java.util.Arrays;
import java.util.List;
import org.convzoo.configs.UserException;

/**
 * How much the rows of each class count, beside their own weights. The weight belongs to the row, in whatever column of
 * scores: giving scikit-learn the same numbers as {@code sample_weight} means the same.
 */
public sealed interface ClassWeights {

    /** What a row of each class counts. */
    double[] of(int[] labels, List<String> classes);

    /** Every class counts by its rows. */
    record Equal() implements ClassWeights {
        @Override
        public double[] of(int[] labels, List<String> classes) {
            double[] ones = new double[classes.size()];
            Arrays.fill(ones, 1);
            return ones;
        }
    }

    /** {@code rows / (classes * rows of the class)}: every class counts the same in all, however few its rows. */
    record Balanced() implements ClassWeights {
        @Override
        public double[] of(int[] labels, List<String> classes) {
            double[] weights = new double[classes.size()];
            for (int label : labels) {
                weights[label]++;
            }
            return Arrays.stream(weights)
                    .map(rows -> labels.length / (classes.size() * rows))
                    .toArray();
        }
    }

    /**
     * As told.
     *
     * @param weights one a class, in the order of the labels; positive
     */
    record PerClass(List<Double> weights) implements ClassWeights {

        public PerClass {
            weights = List.copyOf(weights);
            for (double weight : weights) {
                if (!(weight > 0) || Double.isInfinite(weight)) {
                    throw UserException.wrongUsage("a class weight must be a positive number, got " + weight);
                }
            }
        }

        @Override
        public double[] of(int[] labels, List<String> classes) {
            if (weights.size() != classes.size()) {
                throw UserException.wrongUsage("there are " + classes.size() + " classes (" + String.join(", ", classes)
                        + ") and " + weights.size() + " class weights: give one for each class");
            }
            return weights.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
