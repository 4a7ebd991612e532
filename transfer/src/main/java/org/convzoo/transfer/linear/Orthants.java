package org.convzoo.transfer.linear;

/** What orthant-wise search does coordinate by coordinate (Andrew and Gao 2007, equations 4 to 6). */
final class Orthants {

    private Orthants() {}

    /** The gradient of {@code |w|_1 + loss} on the side where the objective falls most steeply; 0 where it falls on none. */
    static Coefficients steepest(Coefficients at, Coefficients gradient) {
        Coefficients steepest = gradient.copy();
        for (int column = 0; column < steepest.columns(); column++) {
            double[] weights = at.values()[column];
            double[] slopes = steepest.values()[column];
            for (int j = 0; j < slopes.length; j++) {
                slopes[j] = steepest(weights[j], slopes[j]);
            }
        }
        return steepest;
    }

    private static double steepest(double weight, double slope) {
        if (weight != 0) {
            return slope + Math.signum(weight);
        }
        return Math.signum(slope) * Math.max(0, Math.abs(slope) - 1);
    }

    /** Leaves out of a direction what goes up. */
    static void keepDescending(Coefficients direction, Coefficients slope) {
        for (int column = 0; column < direction.columns(); column++) {
            double[] along = direction.values()[column];
            double[] slopes = slope.values()[column];
            for (int j = 0; j < along.length; j++) {
                if (along[j] * slopes[j] >= 0) {
                    along[j] = 0;
                }
            }
        }
    }

    /** A part of the direction further, at the border of the orthant where the direction leaves it. Without margins. */
    static Coefficients project(
            Coefficients at, Coefficients direction, Coefficients slope, int[] groups, double[] lengths) {
        double[][] values = new double[at.columns()][];
        double[] intercepts = at.intercepts().clone();
        for (int group = 0; group < lengths.length; group++) {
            for (int column = groups[group]; column < groups[group + 1]; column++) {
                values[column] = at.values()[column].clone();
                double[] along = direction.values()[column];
                double[] slopes = slope.values()[column];
                for (int j = 0; j < along.length; j++) {
                    double weight = values[column][j];
                    double orthant = weight != 0 ? weight : -slopes[j];
                    double moved = weight + lengths[group] * along[j];
                    values[column][j] = moved * orthant > 0 ? moved : 0;
                }
                intercepts[column] += lengths[group] * direction.intercepts()[column];
            }
        }
        return new Coefficients(values, new double[at.columns()][0], intercepts);
    }

    /** The way from one point to another, without margins. */
    static Coefficients difference(Coefficients to, Coefficients from) {
        double[][] values = new double[to.columns()][];
        double[] intercepts = to.intercepts().clone();
        for (int column = 0; column < values.length; column++) {
            values[column] = to.values()[column].clone();
            Vectors.add(values[column], -1, from.values()[column]);
            intercepts[column] -= from.intercepts()[column];
        }
        return new Coefficients(values, new double[values.length][0], intercepts);
    }

    /** How much the slope promises for the columns of a group; below 0. */
    static double gain(Coefficients to, Coefficients from, Coefficients slope, int first, int beyond) {
        double gain = 0;
        for (int column = first; column < beyond; column++) {
            double[] slopes = slope.values()[column];
            for (int j = 0; j < slopes.length; j++) {
                gain += slopes[j] * (to.values()[column][j] - from.values()[column][j]);
            }
            gain += slope.intercepts()[column] * (to.intercepts()[column] - from.intercepts()[column]);
        }
        return gain;
    }
}
