package org.convzoo.training;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * All runs of a cross-validation together.
 *
 * @param folds one a run, in order
 * @param validationAccuracy over the runs
 * @param testAccuracy over the runs
 * @param testLogLoss over the runs
 */
public record FoldSummary(List<FoldResult> folds, Spread validationAccuracy, Spread testAccuracy, Spread testLogLoss) {

    /**
     * A number that each run has.
     *
     * @param mean of the runs
     * @param standardDeviation of the sample (n - 1)
     */
    public record Spread(double mean, double standardDeviation) {

        static Spread of(List<FoldResult> folds, ToDoubleFunction<FoldResult> number) {
            double mean = folds.stream().mapToDouble(number).average().orElseThrow();
            double squares = folds.stream()
                    .mapToDouble(number)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            return new Spread(mean, Math.sqrt(squares / (folds.size() - 1)));
        }
    }

    static FoldSummary of(List<FoldResult> folds) {
        return new FoldSummary(
                List.copyOf(folds),
                Spread.of(folds, FoldResult::validationAccuracy),
                Spread.of(folds, FoldResult::testAccuracy),
                Spread.of(folds, FoldResult::testLogLoss));
    }

    /** One line a run, with a header. */
    String toCsv() {
        StringBuilder csv = new StringBuilder("fold,best_epoch,validation_accuracy,test_accuracy,test_log_loss\n");
        for (FoldResult run : folds) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%d,%s,%s,%s\n",
                    run.fold(),
                    run.bestEpoch(),
                    run.validationAccuracy(),
                    run.testAccuracy(),
                    run.testLogLoss()));
        }
        return csv.toString();
    }
}
