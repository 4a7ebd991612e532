package org.convzoo.transfer.linear;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Orthant-wise limited-memory quasi-Newton search (Andrew and Gao 2007, "Scalable training of L1-regularized log-linear
 * models") on {@code |w|_1 + loss} for smooth losses. Within an orthant, where no weight changes its sign, the penalty
 * is linear; a step that leaves it ends at its border, and so weights become 0. Intercepts have no penalty and no border.
 */
final class OrthantWise implements LinearSolver {

    private static final double ENOUGH_GAIN = 1e-4;
    private static final int MOST_HALVINGS = 40;

    /** Steps that together must gain a hundredth of the tolerance, or the search is over. */
    private static final int PATIENCE = 10;

    private final OfFeatures geometry;
    private final SmoothLoss loss;
    private final int columns;
    private final int[] labels;
    private final LinearSettings settings;

    OrthantWise(OfFeatures geometry, SmoothLoss loss, int columns, int[] labels, LinearSettings settings) {
        this.geometry = geometry;
        this.loss = loss;
        this.columns = columns;
        this.labels = labels;
        this.settings = settings;
    }

    @Override
    public Solution solve(double[] costs, @Nullable Solution start) {
        Coefficients at =
                start == null ? Coefficients.zeros(columns, geometry.dimension(), geometry.rows()) : start.at();
        SmoothObjective objective = new SmoothObjective(loss, columns, labels, costs);
        StepMemory memory = new StepMemory(geometry, objective.groups());
        double[] values = new double[objective.groups().length - 1];
        for (int group = 0; group < values.length; group++) {
            values[group] = value(objective, group, at);
        }
        double[] totals = new double[settings.mostIterations() + 1];
        totals[0] = Vectors.sum(values);
        Coefficients gradient = gradient(at, objective);
        int iteration = 0;
        boolean converged = false;
        while (!converged && iteration < settings.mostIterations()) {
            iteration++;
            Coefficients slope = Orthants.steepest(at, gradient);
            Coefficients direction = memory.direction(slope.copy());
            Orthants.keepDescending(direction, slope);
            Coefficients next = step(at, direction, slope, objective, values, memory);
            Coefficients nextGradient = gradient(next, objective);
            memory.remember(Orthants.difference(next, at), nextGradient.minus(gradient));
            at = next;
            gradient = nextGradient;
            totals[iteration] = Vectors.sum(values);
            converged = iteration >= PATIENCE
                    && totals[iteration - PATIENCE] - totals[iteration]
                            <= settings.tolerance() / 100 * totals[iteration];
        }
        return new Solution(at, null, Arrays.stream(values).sum(), iteration, converged);
    }

    /** Halves the step of each group until it gains enough; {@code values} become those of where it leads. */
    private Coefficients step(
            Coefficients at,
            Coefficients direction,
            Coefficients slope,
            SmoothObjective objective,
            double[] values,
            StepMemory memory) {
        int[] groups = objective.groups();
        double[] lengths = new double[values.length];
        for (int group = 0; group < values.length; group++) {
            double steepness = Math.sqrt(memory.product(slope, slope, group));
            lengths[group] = memory.isEmpty() && steepness > 0 ? 1 / steepness : 1;
        }
        boolean[] done = new boolean[values.length];
        Coefficients next = at;
        for (int trial = 0; trial <= MOST_HALVINGS; trial++) {
            next = geometry.withMargins(Orthants.project(at, direction, slope, groups, lengths));
            boolean all = true;
            for (int group = 0; group < values.length; group++) {
                double found = value(objective, group, next);
                if (!done[group]) {
                    double promised = ENOUGH_GAIN * Orthants.gain(next, at, slope, groups[group], groups[group + 1]);
                    if (found <= values[group] + promised) {
                        values[group] = found;
                        done[group] = true;
                    } else {
                        all = false;
                        // the last trial stays where it was
                        lengths[group] = trial + 1 < MOST_HALVINGS ? lengths[group] / 2 : 0;
                    }
                }
            }
            if (all) {
                return next;
            }
        }
        return next;
    }

    private double value(SmoothObjective objective, int group, Coefficients at) {
        double value = objective.loss(group, at);
        for (int column = objective.groups()[group]; column < objective.groups()[group + 1]; column++) {
            for (double weight : at.values()[column]) {
                value += Math.abs(weight);
            }
        }
        return value;
    }

    private Coefficients gradient(Coefficients at, SmoothObjective objective) {
        return geometry.gradient(at, 0, objective.residuals(), settings.intercept());
    }
}
