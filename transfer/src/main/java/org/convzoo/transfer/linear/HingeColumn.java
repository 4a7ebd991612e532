package org.convzoo.transfer.linear;

/**
 * Dual coordinate descent (Hsieh, Chang, Lin, Keerthi and Sundararajan 2008, "A dual coordinate descent method for
 * large-scale linear SVM", algorithm 1) on {@code ||w||^2 / 2 + sum of U_i max(0, 1 - y_i (w x_i + b))}, or with the
 * maximum squared. Row i adds {@code y_i a_i x_i} to w, and one a after the other goes to where the dual objective is best:
 * {@code 0 <= a_i <= U_i}; of the squared hinge {@code 0 <= a_i}, and the dual objective loses {@code a_i^2 / 4 U_i}.
 *
 * <p>A free b adds the condition {@code S = sum of y_i a_i = 0}, which single steps cannot keep. It is reached by the
 * method of multipliers: {@code (b - b0)^2 / 2r} is added to the objective, which makes {@code b = b0 + r S}, and b
 * becomes b0 after every pass. The duality gap of that problem is {@code ||w||^2 + sum of losses - sum of a_i + b S}; of the
 * squared hinge {@code sum of a_i^2 / 4 U_i} more.
 */
final class HingeColumn {

    private static final int PASSES_BETWEEN_CHECKS = 4;

    private final DualWeights weights;
    private final int column;
    private final double[] squares;
    private final double[] signs;
    private final double[] costs;
    private final boolean squared;
    private final LinearSettings settings;
    private final double[] duals;
    private final double proximity;
    private double base;
    private double sum;
    private double objective;
    private int passes;
    private boolean converged;

    /**
     * @param weights of several columns
     * @param column which of them this is
     * @param squares {@code ||x||^2} of each row
     * @param signs y: 1 or -1
     * @param costs U: what the losses are multiplied by
     * @param squared whether they are squared
     */
    HingeColumn(
            DualWeights weights,
            int column,
            double[] squares,
            double[] signs,
            double[] costs,
            boolean squared,
            LinearSettings settings) {
        this.weights = weights;
        this.column = column;
        this.squares = squares;
        this.signs = signs;
        this.costs = costs;
        this.squared = squared;
        this.settings = settings;
        this.duals = new double[costs.length];
        this.proximity = settings.intercept() ? Vectors.sum(squares) / squares.length : 0;
    }

    /** Begins where another search ended, as near as these costs allow. */
    void startFrom(Solution start, int other) {
        weights.take(column, start.at(), other);
        double[] others = start.knownDuals()[other];
        for (int row = 0; row < duals.length; row++) {
            duals[row] = others[row];
            sum += others[row];
            double allowed = signs[row] * Math.min(most(row), Math.abs(others[row]));
            change(row, allowed - others[row]);
        }
        base = start.at().intercepts()[other];
        converged = isNearEnough();
    }

    /** Whether another pass over the rows may bring it nearer. */
    boolean goesOn() {
        return !converged && passes < settings.mostIterations();
    }

    /** Every row has been visited once more. */
    void passDone() {
        passes++;
        base = intercept();
        if (passes % PASSES_BETWEEN_CHECKS == 0 || passes == settings.mostIterations()) {
            converged = isNearEnough();
        }
    }

    /** Moves what a row adds to where the dual objective is best. */
    void visit(int row) {
        double ridge = squared ? 1 / (2 * costs[row]) : 0;
        double curvature = squares[row] + proximity + ridge;
        if (curvature == 0) {
            return;
        }
        double dual = signs[row] * duals[row];
        double slope = signs[row] * (weights.margin(column, row) + intercept()) - 1 + ridge * dual;
        double better = Math.min(most(row), Math.max(0, dual - slope / curvature));
        if (better != dual) {
            change(row, signs[row] * (better - dual));
        }
    }

    /** What an a may become; rows that are left out add nothing. */
    private double most(int row) {
        return squared && costs[row] > 0 ? Double.POSITIVE_INFINITY : costs[row];
    }

    private void change(int row, double by) {
        if (by != 0) {
            duals[row] += by;
            sum += by;
            weights.add(column, row, by);
        }
    }

    private boolean isNearEnough() {
        double square = weights.square(column, duals);
        double losses = 0;
        double dualSum = 0;
        double[] margins = weights.margins(column);
        for (int row = 0; row < duals.length; row++) {
            double missing = Math.max(0, 1 - signs[row] * (margins[row] + base));
            losses += costs[row] * (squared ? missing * missing : missing);
            dualSum += Math.abs(duals[row]);
            if (squared && costs[row] > 0) {
                dualSum -= duals[row] * duals[row] / (4 * costs[row]);
            }
        }
        objective = square / 2 + losses;
        double gap = square + losses - dualSum + base * sum;
        double unbalanced = settings.intercept() ? Math.abs(sum) * Math.max(1, Math.abs(base)) : 0;
        return gap + unbalanced <= settings.tolerance() * objective;
    }

    private double intercept() {
        return settings.intercept() ? base + proximity * sum : 0;
    }

    /** The b that the objective was computed with. */
    double base() {
        return base;
    }

    double[] duals() {
        return duals;
    }

    double[] values() {
        return weights.values(column, duals);
    }

    double[] margins() {
        return weights.margins(column).clone();
    }

    double objective() {
        return objective;
    }

    int passes() {
        return passes;
    }

    boolean converged() {
        return converged;
    }
}
