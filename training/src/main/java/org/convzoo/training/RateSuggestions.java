package org.convzoo.training;

import java.util.Arrays;
import java.util.List;
import org.convzoo.evaluation.RateSweep.Point;
import org.convzoo.evaluation.RateSweep.Suggestion;

/** The rates that a range test speaks for, as fastai 2.7 finds them. */
final class RateSuggestions {

    private static final int LAST_STEPS_THAT_DO_NOT_COUNT = 5;

    private final double[] rates;
    private final double[] losses;

    private RateSuggestions(double[] rates, double[] losses) {
        this.rates = rates;
        this.losses = losses;
    }

    /**
     * The valley, a tenth of the minimum's rate and the steepest fall; nothing if the loss never fell.
     *
     * @param planned steps of the whole test; a tenth of them, at its beginning, does not count, nor do the last five
     */
    static List<Suggestion> of(List<Point> points, int planned) {
        int from = Math.min(planned / 10, points.size());
        int to = Math.max(from, points.size() - LAST_STEPS_THAT_DO_NOT_COUNT);
        List<Point> counted = points.subList(from, to);
        return new RateSuggestions(
                        counted.stream().mapToDouble(Point::rate).toArray(),
                        counted.stream().mapToDouble(Point::smoothed).toArray())
                .all();
    }

    private List<Suggestion> all() {
        if (losses.length < 3 || minimum() == 0) {
            return List.of();
        }
        return List.of(
                new Suggestion("valley", rates[valley()], "in the middle of the longest fall of the loss"),
                new Suggestion(
                        "minimum / 10", rates[minimum()] / 10, "a tenth of the rate at which the loss was lowest"),
                new Suggestion("steepest", rates[steepest()], "where the loss fell fastest"));
    }

    private int minimum() {
        int lowest = 0;
        for (int i = 1; i < losses.length; i++) {
            if (losses[i] < losses[lowest]) {
                lowest = i;
            }
        }
        return lowest;
    }

    private int steepest() {
        int steepest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < losses.length - 1; i++) {
            double slope = (losses[i + 1] - losses[i]) / (Math.log(rates[i + 1]) - Math.log(rates[i]));
            if (slope < least) {
                least = slope;
                steepest = i;
            }
        }
        return steepest;
    }

    /** In the longest falling subsequence, taken as if its steps followed one another: the middle. */
    private int valley() {
        int[] lengths = new int[losses.length];
        Arrays.fill(lengths, 1);
        int end = 0;
        for (int i = 1; i < losses.length; i++) {
            for (int earlier = 0; earlier < i; earlier++) {
                if (losses[i] < losses[earlier] && lengths[i] < lengths[earlier] + 1) {
                    lengths[i] = lengths[earlier] + 1;
                }
            }
            if (lengths[end] < lengths[i]) {
                end = i;
            }
        }
        int start = Math.max(0, end - lengths[end]);
        double third = (end - start) / 3.0;
        return start + (int) third + (int) (third / 2);
    }
}
