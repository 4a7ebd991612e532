package org.convzoo.evaluation;

import java.util.List;

/**
 * A learning-rate range test: how the loss went while the rate grew.
 *
 * @param title the run's name
 * @param subtitle one line of context
 * @param points one a step, in order; at least two
 * @param suggestions rates that the test speaks for, the recommended one first; may be empty
 */
public record RateSweep(String title, String subtitle, List<Point> points, List<Suggestion> suggestions) {

    public RateSweep {
        points = List.copyOf(points);
        suggestions = List.copyOf(suggestions);
        if (points.size() < 2) {
            throw new IllegalArgumentException("a range test has at least 2 steps, got " + points.size());
        }
    }

    /**
     * One step.
     *
     * @param rate that it was taken with, greater than 0
     * @param loss of its batch before it
     * @param smoothed running mean of the losses so far
     */
    public record Point(double rate, double loss, double smoothed) {}

    /**
     * A rate that the test speaks for.
     *
     * @param name in a word or two
     * @param rate greater than 0
     * @param reason in a few words
     */
    public record Suggestion(String name, double rate, String reason) {}
}
