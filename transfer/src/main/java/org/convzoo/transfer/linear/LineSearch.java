package org.convzoo.transfer.linear;

/**
 * How far to go along a direction. The objective is convex, so its slope tells on which side of a place the lowest one
 * lies; the scores along the direction are known, so no product of matrices is needed.
 */
final class LineSearch {

    /** Part of the first slope at which a place is low enough: the strong Wolfe conditions' curvature. */
    private static final double ENOUGH_SLOPE = 0.5;

    private static final double ROUNDING = 1e-12;
    private static final int MOST_TRIALS = 40;

    private final Geometry geometry;
    private final SmoothObjective objective;

    LineSearch(Geometry geometry, SmoothObjective objective) {
        this.geometry = geometry;
        this.objective = objective;
    }

    /**
     * The place found.
     *
     * @param length part of the direction; 0 if rounding leaves nothing to gain along it
     * @param value of the objective there
     */
    record Place(double length, double value) {}

    /**
     * Searches for one group of columns; the objective's residuals become those of the place.
     *
     * @param value of the group's objective where the search begins
     * @param start its slope there
     * @param first length that is tried first
     */
    Place search(int group, Coefficients at, Coefficients direction, double value, double start, double first) {
        int[] groups = objective.groups();
        double here = 0;
        double across = 0;
        double there = 0;
        for (int column = groups[group]; column < groups[group + 1]; column++) {
            here += geometry.weightProduct(at, at, column);
            across += geometry.weightProduct(at, direction, column);
            there += geometry.weightProduct(direction, direction, column);
        }
        double low = 0;
        double lowSlope = start;
        double high = Double.POSITIVE_INFINITY;
        double highSlope = 0;
        double length = first;
        for (int trial = 0; trial < MOST_TRIALS && start < 0; trial++) {
            double penalty = here / 2 + length * across + length * length * there / 2;
            double found = penalty + objective.loss(group, at, direction, length);
            double slope = across + length * there + objective.slope(group, direction);
            if (Math.abs(slope) <= ENOUGH_SLOPE * -start && found <= value + ROUNDING * value) {
                return new Place(length, found);
            }
            if (slope < 0) {
                low = length;
                lowSlope = slope;
            } else {
                high = length;
                highSlope = slope;
            }
            length = next(low, lowSlope, high, highSlope, start);
        }
        return new Place(0, here / 2 + objective.loss(group, at));
    }

    private static double next(double low, double lowSlope, double high, double highSlope, double start) {
        if (Double.isInfinite(high)) {
            double gained = lowSlope - start;
            double guess = gained > 0 ? low * start / (start - lowSlope) : 4 * low;
            return Math.min(Math.max(guess, 1.5 * low), 10 * low);
        }
        double width = high - low;
        double secant = low + width * lowSlope / (lowSlope - highSlope);
        return Math.min(Math.max(secant, low + 0.05 * width), high - 0.05 * width);
    }
}
