package org.convzoo.transfer.linear;

import java.util.Arrays;
import org.convzoo.engine.FloatMatrix;
import org.convzoo.transfer.linear.LinearSpec.LogisticRegression;
import org.convzoo.transfer.linear.LinearSpec.Penalty;
import org.convzoo.transfer.linear.LinearSpec.SupportVectorMachine;
import org.jspecify.annotations.Nullable;

/**
 * Rows prepared once for any number of searches: for other C, and for any part of the rows, as the others then cost
 * nothing. Where there are more features than rows, the inner products of the rows are all that is kept.
 */
final class LinearProblem implements AutoCloseable {

    private final LabelledFeatures rows;
    private final int columns;
    private final Standardisation standardisation;
    private final FloatMatrix prepared;
    private final boolean owned;
    private final Geometry geometry;
    private final LinearSolver solver;
    private final @Nullable MarginGuard guard;
    private final double[] weights;

    LinearProblem(LabelledFeatures rows, LinearSettings settings) {
        this(rows, settings, MemoryRoom.ofThisProcess());
    }

    LinearProblem(LabelledFeatures rows, LinearSettings settings, MemoryRoom room) {
        boolean ofRows =
                settings.spec().penalty() == Penalty.L2 && rows.features().columns() > rows.rows();
        boolean shifted = settings.intercept() || settings.standardised();
        boolean crammerSinger = settings.spec() instanceof SupportVectorMachine machine
                && machine.strategy() == SupportVectorMachine.Strategy.CRAMMER_SINGER;
        int classes = rows.classes().size();
        this.rows = rows;
        this.columns = classes == 2 && !crammerSinger ? 1 : classes;
        MemoryNeed.of(rows.features(), ofRows, shifted, columns).require(room);
        this.weights = weights(rows, settings.classWeights());
        this.standardisation = Standardisation.of(rows.features(), shifted, settings.standardised());
        this.owned = ofRows || !standardisation.changesNothing();
        if (ofRows) {
            this.prepared = Gram.of(rows.features(), standardisation);
        } else {
            this.prepared = owned ? standardisation.applied(rows.features()) : rows.features();
        }
        this.geometry = ofRows ? new OfRows(prepared, columns) : new OfFeatures(prepared, columns);
        this.solver = solver(geometry, columns, rows.labels(), settings);
        this.guard = settings.spec() instanceof SupportVectorMachine machine
                        && machine.loss() == SupportVectorMachine.Loss.HINGE
                ? new MarginGuard(rows.labels(), crammerSinger)
                : null;
    }

    private static LinearSolver solver(Geometry geometry, int columns, int[] labels, LinearSettings settings) {
        if (settings.spec() instanceof LogisticRegression regression) {
            SmoothLoss loss = regression.strategy() == LogisticRegression.Strategy.MULTINOMIAL
                    ? new SmoothLoss.Multinomial()
                    : new SmoothLoss.Logistic();
            return smooth(loss, geometry, columns, labels, settings);
        }
        SupportVectorMachine machine = (SupportVectorMachine) settings.spec();
        if (machine.strategy() == SupportVectorMachine.Strategy.CRAMMER_SINGER) {
            return new CrammerSinger(geometry, columns, labels, settings);
        }
        boolean squared = machine.loss() == SupportVectorMachine.Loss.SQUARED_HINGE;
        // more features than rows leave little that costs anything: few steps in the dual, very many in the primal
        return squared && geometry instanceof OfFeatures
                ? smooth(new SmoothLoss.SquaredHinge(), geometry, columns, labels, settings)
                : new HingeDescent(geometry, columns, labels, squared, settings);
    }

    private static LinearSolver smooth(
            SmoothLoss loss, Geometry geometry, int columns, int[] labels, LinearSettings settings) {
        return settings.spec().penalty() == Penalty.L1 && geometry instanceof OfFeatures features
                ? new OrthantWise(features, loss, columns, labels, settings)
                : new QuasiNewton(geometry, loss, columns, labels, settings);
    }

    private static double[] weights(LabelledFeatures rows, ClassWeights classWeights) {
        double[] ofClass = classWeights.of(rows.labels(), rows.classes());
        double[] weights = rows.weights().clone();
        for (int row = 0; row < weights.length; row++) {
            weights[row] *= ofClass[rows.labels()[row]];
        }
        return weights;
    }

    /**
     * Searches the least objective over some of the rows.
     *
     * @param learned whether each row is learned from
     * @param start where an earlier search ended
     */
    Solution solve(double c, boolean[] learned, @Nullable Solution start) {
        double[] costs = weights.clone();
        for (int row = 0; row < costs.length; row++) {
            costs[row] = learned[row] ? costs[row] * c : 0;
        }
        return solver.solve(costs, start);
    }

    /** Searches the least objective over all rows. */
    Solution solve(double c, @Nullable Solution start) {
        boolean[] all = new boolean[rows.rows()];
        Arrays.fill(all, true);
        return solve(c, all, start);
    }

    /** As the finished classifier has them: {@link MarginGuard} tells why. */
    Solution guarded(double c, Solution found) {
        return guard != null && geometry instanceof OfRows
                ? guard.guard(
                        found,
                        exactMargins(found),
                        Arrays.stream(weights).map(weight -> c * weight).toArray())
                : found;
    }

    /** {@code [columns][rows]} of what the classifier's weights make of the rows. */
    private double[][] exactMargins(Solution found) {
        LinearScores scores = LinearScores.of(found.at(), rows.features(), geometry, standardisation);
        double[][] margins = scores.of(rows.features());
        for (int column = 0; column < columns; column++) {
            Vectors.add(margins[column], -found.at().intercepts()[column]);
        }
        return margins;
    }

    /** As the classifier has them: of two classes only the difference counts. */
    Coefficients ofModel(Solution found) {
        return columns == 2 ? found.at().lastColumnMinusFirst() : found.at();
    }

    /** The weights and intercepts of features as they come. */
    LinearScores scores(Solution found) {
        return LinearScores.of(ofModel(found), rows.features(), geometry, standardisation);
    }

    @Override
    public void close() {
        geometry.close();
        if (owned) {
            prepared.close();
        }
    }
}
