package org.convzoo.transfer.linear;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Limited-memory BFGS (Liu and Nocedal 1989; Nocedal and Wright, "Numerical Optimization", algorithm 7.5) on {@code
 * ||w||^2 / 2 + loss} for smooth losses. Groups of columns that can be learned apart take steps of their own, but share
 * the matrix products: one an iteration among factors of rows, two among features.
 *
 * <p>The objective F is strongly convex in w with the constant 1, so that {@code F - least F <= ||gradient||^2 / 2}: the
 * search ends when this bound is below the tolerance.
 */
final class QuasiNewton implements LinearSolver {

    private final Geometry geometry;
    private final SmoothLoss loss;
    private final int columns;
    private final int[] labels;
    private final LinearSettings settings;

    QuasiNewton(Geometry geometry, SmoothLoss loss, int columns, int[] labels, LinearSettings settings) {
        this.geometry = geometry;
        this.loss = loss;
        this.columns = columns;
        this.labels = labels;
        this.settings = settings;
    }

    @Override
    public Solution solve(double[] costs, @Nullable Solution start) {
        Coefficients at = start == null
                ? Coefficients.zeros(columns, geometry.dimension(), geometry.rows())
                : start.at().copy();
        SmoothObjective objective = new SmoothObjective(loss, columns, labels, costs);
        int[] groups = objective.groups();
        StepMemory memory = new StepMemory(geometry, groups);
        LineSearch line = new LineSearch(geometry, objective);
        double[] values = values(at, objective);
        Coefficients gradient = gradient(at, objective);
        int iteration = 0;
        while (!isSmall(gradient, memory, values) && iteration < settings.mostIterations()) {
            iteration++;
            Coefficients direction = memory.direction(gradient.copy());
            Coefficients step = geometry.withMargins(direction);
            boolean moved = false;
            for (int group = 0; group < values.length; group++) {
                double slope = memory.product(gradient, direction, group);
                boolean enough = isSmall(gradient, memory, values, group);
                // without a Hessian yet, a step that moves no score by more than 1
                double first = memory.isEmpty() ? 1 / Math.max(1e-30, objective.furthest(group, step)) : 1;
                LineSearch.Place place = line.search(group, at, step, values[group], enough ? 0 : slope, first);
                values[group] = place.value();
                moved |= place.length() > 0;
                for (int column = groups[group]; column < groups[group + 1]; column++) {
                    step.scale(column, place.length());
                    at.add(column, 1, step);
                }
            }
            if (!moved && memory.isEmpty()) {
                // not even straight down: what is left is rounding
                break;
            }
            if (!moved) {
                memory.forget();
                continue;
            }
            Coefficients next = gradient(at, objective);
            // its values and intercepts are those of the step, and were scaled with them
            memory.remember(direction, next.minus(gradient));
            gradient = next;
        }
        boolean converged = isSmall(gradient, memory, values);
        return new Solution(at, null, Arrays.stream(values).sum(), iteration, converged);
    }

    private double[] values(Coefficients at, SmoothObjective objective) {
        int[] groups = objective.groups();
        double[] values = new double[groups.length - 1];
        for (int group = 0; group < values.length; group++) {
            values[group] = objective.loss(group, at);
            for (int column = groups[group]; column < groups[group + 1]; column++) {
                values[group] += geometry.weightProduct(at, at, column) / 2;
            }
        }
        return values;
    }

    private Coefficients gradient(Coefficients at, SmoothObjective objective) {
        return geometry.gradient(at, 1, objective.residuals(), settings.intercept());
    }

    private boolean isSmall(Coefficients gradient, StepMemory memory, double[] values) {
        for (int group = 0; group < values.length; group++) {
            if (!isSmall(gradient, memory, values, group)) {
                return false;
            }
        }
        return true;
    }

    private boolean isSmall(Coefficients gradient, StepMemory memory, double[] values, int group) {
        return memory.product(gradient, gradient, group) / 2 <= settings.tolerance() * values[group];
    }
}
