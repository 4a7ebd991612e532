package org.convzoo.transfer.linear;

/** A smooth loss of the rows as a function of their scores, with its derivatives. Written to by one search at a time. */
final class SmoothObjective {

    private final SmoothLoss loss;
    private final int[] labels;
    private final double[] costs;
    private final int[] groups;
    private final double[][] scores;
    private final double[][] residuals;

    SmoothObjective(SmoothLoss loss, int columns, int[] labels, double[] costs) {
        this.loss = loss;
        this.labels = labels;
        this.costs = costs;
        this.groups = loss.groups(columns);
        this.scores = new double[columns][labels.length];
        this.residuals = new double[columns][labels.length];
    }

    /** First column of each group of columns that can be learned apart, and the number of columns as the last entry. */
    int[] groups() {
        return groups;
    }

    /** The loss of a group; its residuals become those of this point. */
    double loss(int group, Coefficients at) {
        for (int column = groups[group]; column < groups[group + 1]; column++) {
            for (int row = 0; row < labels.length; row++) {
                scores[column][row] = at.score(column, row);
            }
        }
        return loss(group);
    }

    /** The loss of a group a part of a direction further. */
    double loss(int group, Coefficients at, Coefficients direction, double length) {
        for (int column = groups[group]; column < groups[group + 1]; column++) {
            double[] margins = at.margins()[column];
            double[] along = direction.margins()[column];
            double shift = at.intercepts()[column] + length * direction.intercepts()[column];
            double[] found = scores[column];
            for (int row = 0; row < found.length; row++) {
                found[row] = margins[row] + length * along[row] + shift;
            }
        }
        return loss(group);
    }

    private double loss(int group) {
        return loss.value(scores, labels, costs, groups[group], groups[group + 1], residuals);
    }

    /** The derivative of a group's loss along a direction, where it was last computed. */
    double slope(int group, Coefficients direction) {
        double slope = 0;
        for (int column = groups[group]; column < groups[group + 1]; column++) {
            double[] along = direction.margins()[column];
            slope += Vectors.dot(residuals[column], along)
                    + Vectors.sum(residuals[column]) * direction.intercepts()[column];
        }
        return slope;
    }

    /** How far the score of a row moves along a direction, of the row of the group that moves most. */
    double furthest(int group, Coefficients direction) {
        double furthest = 0;
        for (int column = groups[group]; column < groups[group + 1]; column++) {
            for (double margin : direction.margins()[column]) {
                furthest = Math.max(furthest, Math.abs(margin + direction.intercepts()[column]));
            }
        }
        return furthest;
    }

    /** Derivative of the loss by each score, {@code [columns][rows]}, where each group's loss was last computed. */
    double[][] residuals() {
        return residuals;
    }
}
