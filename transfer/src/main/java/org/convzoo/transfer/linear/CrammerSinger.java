package org.convzoo.transfer.linear;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sequential dual descent (Keerthi, Sundararajan, Chang, Hsieh and Lin 2008, "A sequential dual method for large scale
 * multi-class linear SVMs") on {@code sum of ||w_m||^2 / 2 + sum of U_i max over m of (e_im + s_m - s_y)}, with e_im 0
 * for the row's class y and 1 for others (Crammer and Singer 2001). Row i adds {@code a_im x_i} to w_m; its a_im sum up to 0
 * and are at most U_i for its class and 0 for others. All of a row go at once to where the dual objective is best.
 *
 * <p>Free intercepts add the condition that the a_im of each column sum up to 0; as for {@link HingeColumn}, the method of
 * multipliers leads there. The gap is {@code ||w||^2 + losses + sum of e_im a_im + sum of b_m S_m}.
 */
final class CrammerSinger implements LinearSolver {

    private static final int PASSES_BETWEEN_CHECKS = 4;

    private final Geometry geometry;
    private final int classes;
    private final int[] labels;
    private final LinearSettings settings;
    private final double[] squares;

    CrammerSinger(Geometry geometry, int classes, int[] labels, LinearSettings settings) {
        this.geometry = geometry;
        this.classes = classes;
        this.labels = labels;
        this.settings = settings;
        this.squares = DualWeights.squares(geometry);
    }

    @Override
    public Solution solve(double[] costs, @Nullable Solution start) {
        return new Search(costs, start).descend();
    }

    private final class Search {
        private final DualWeights weights = DualWeights.zeros(geometry, classes);
        private final double[][] duals = new double[classes][labels.length];
        private final double[] base = new double[classes];
        private final double[] sums = new double[classes];
        private final double[] best = new double[classes];
        private final CrammerSingerRow rowSearch = new CrammerSingerRow(classes);
        private final double proximity;
        private final double[] costs;
        private double objective;
        private boolean converged;

        Search(double[] costs, @Nullable Solution start) {
            this.costs = costs;
            this.proximity = settings.intercept() ? Vectors.sum(squares) / squares.length : 0;
            if (start != null) {
                startFrom(start);
            }
        }

        private void startFrom(Solution start) {
            double[][] others = start.knownDuals();
            for (int column = 0; column < classes; column++) {
                weights.take(column, start.at(), column);
                duals[column] = others[column].clone();
                sums[column] = Vectors.sum(duals[column]);
            }
            for (int row = 0; row < labels.length; row++) {
                double highest = others[labels[row]][row];
                // the numbers of a row sum up to 0, whatever they are multiplied by
                double factor = highest > costs[row] ? costs[row] / highest : 1;
                for (int column = 0; column < classes; column++) {
                    change(column, row, (factor - 1) * others[column][row]);
                }
            }
            System.arraycopy(start.at().intercepts(), 0, base, 0, classes);
            converged = isNearEnough();
        }

        Solution descend() {
            RowOrder order = new RowOrder(costs, settings.seed());
            int passes = 0;
            while (!converged && passes < settings.mostIterations()) {
                passes++;
                for (int row : order.next()) {
                    visit(row);
                }
                for (int column = 0; column < classes; column++) {
                    base[column] = intercept(column);
                }
                if (passes % PASSES_BETWEEN_CHECKS == 0 || passes == settings.mostIterations()) {
                    converged = isNearEnough();
                }
            }
            double[][] values = new double[classes][];
            double[][] margins = new double[classes][];
            for (int column = 0; column < classes; column++) {
                values[column] = weights.values(column, duals[column]);
                margins[column] = weights.margins(column);
            }
            return new Solution(new Coefficients(values, margins, base.clone()), duals, objective, passes, converged);
        }

        private void visit(int row) {
            double curvature = squares[row] + proximity;
            if (curvature == 0) {
                return;
            }
            for (int column = 0; column < classes; column++) {
                double slope = weights.margin(column, row) + intercept(column) + (column == labels[row] ? 0 : 1);
                best[column] = slope - curvature * duals[column][row];
            }
            rowSearch.solve(best, labels[row], costs[row], curvature);
            for (int column = 0; column < classes; column++) {
                change(column, row, best[column] - duals[column][row]);
            }
        }

        private void change(int column, int row, double by) {
            if (by != 0) {
                duals[column][row] += by;
                sums[column] += by;
                weights.add(column, row, by);
            }
        }

        private double intercept(int column) {
            return settings.intercept() ? base[column] + proximity * sums[column] : 0;
        }

        private boolean isNearEnough() {
            double square = 0;
            double unbalanced = 0;
            double gap = 0;
            double[] highest = new double[labels.length];
            double[] own = new double[labels.length];
            Arrays.fill(highest, Double.NEGATIVE_INFINITY);
            for (int column = 0; column < classes; column++) {
                square += weights.square(column, duals[column]);
                gap += base[column] * sums[column];
                unbalanced += Math.abs(sums[column]) * Math.max(1, Math.abs(base[column]));
                double[] margins = weights.margins(column);
                for (int row = 0; row < labels.length; row++) {
                    boolean isOwn = column == labels[row];
                    double score = margins[row] + base[column];
                    highest[row] = Math.max(highest[row], score + (isOwn ? 0 : 1));
                    own[row] += isOwn ? score : 0;
                    gap += isOwn ? 0 : duals[column][row];
                }
            }
            double losses = 0;
            for (int row = 0; row < labels.length; row++) {
                losses += costs[row] * (highest[row] - own[row]);
            }
            objective = square / 2 + losses;
            gap += square + losses + (settings.intercept() ? unbalanced : 0);
            return gap <= settings.tolerance() * objective;
        }
    }
}
