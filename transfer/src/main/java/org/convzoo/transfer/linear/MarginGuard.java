package org.convzoo.transfer.linear;

/**
 * Keeps rows at the margin from falling short of it by rounding. Of a support vector machine with the plain hinge they lie
 * there by the hundred, and each costs C times what it lacks: where margins were summed up from inner products in single
 * precision, this alone would raise the objective by a thousandth. So the weights grow by four times the margins' typical
 * error e, which raises the penalty by 8 e of it, some millionths.
 */
final class MarginGuard {

    private static final double ERRORS = 4;

    private final int[] labels;
    private final boolean crammerSinger;

    MarginGuard(int[] labels, boolean crammerSinger) {
        this.labels = labels;
        this.crammerSinger = crammerSinger;
    }

    /**
     * The solution with weights that have grown, and its objective by exact margins.
     *
     * @param found factors of rows, with margins from inner products
     * @param exact what the weights make of each row, {@code [columns][rows]}
     */
    Solution guard(Solution found, double[][] exact, double[] costs) {
        Coefficients at =
                new Coefficients(found.at().values(), exact, found.at().intercepts()).copy();
        double growth = 1 + ERRORS * typicalError(found.at().margins(), exact);
        double objective = 0;
        for (int column = 0; column < at.columns(); column++) {
            at.scale(column, growth);
            objective += Vectors.dot(at.values()[column], at.margins()[column]) / 2;
        }
        for (int row = 0; row < labels.length; row++) {
            objective += costs[row] * (crammerSinger ? most(at, row) : sum(at, row));
        }
        return new Solution(at, found.duals(), objective, found.iterations(), found.converged());
    }

    private static double typicalError(double[][] margins, double[][] exact) {
        double squares = 0;
        for (int column = 0; column < margins.length; column++) {
            for (int row = 0; row < margins[column].length; row++) {
                double error = exact[column][row] - margins[column][row];
                squares += error * error;
            }
        }
        return Math.sqrt(squares / margins.length / margins[0].length);
    }

    private double sum(Coefficients at, int row) {
        double sum = 0;
        for (int column = 0; column < at.columns(); column++) {
            double sign = SmoothLoss.isPositive(labels[row], column, at.columns()) ? 1 : -1;
            sum += Math.max(0, 1 - sign * at.score(column, row));
        }
        return sum;
    }

    private double most(Coefficients at, int row) {
        double own = at.score(labels[row], row);
        double most = 0;
        for (int column = 0; column < at.columns(); column++) {
            most = Math.max(most, column == labels[row] ? 0 : 1 + at.score(column, row) - own);
        }
        return most;
    }
}
