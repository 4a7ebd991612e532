package org.convzoo.transfer.linear;

import java.util.Arrays;
import java.util.List;

/**
 * How each C did on rows that were not learned from.
 *
 * @param cs rising
 * @param accuracies {@code [cs][folds]}: part of each fold's rows that were classified rightly
 */
public record CrossValidation(List<Double> cs, double[][] accuracies) {

    public CrossValidation {
        cs = List.copyOf(cs);
    }

    /** Mean over the folds. */
    public double accuracy(int index) {
        return Arrays.stream(accuracies[index]).average().orElseThrow();
    }

    /** Index of the C with the highest mean accuracy, of several the smallest: the simplest classifier. */
    public int best() {
        int best = 0;
        for (int index = 1; index < accuracies.length; index++) {
            if (accuracy(index) > accuracy(best)) {
                best = index;
            }
        }
        return best;
    }
}
