package org.convzoo.transfer.linear;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The hinge or its square, each column apart from the rest: they are learned by several threads at once. */
final class HingeDescent implements LinearSolver {

    private final Geometry geometry;
    private final int columns;
    private final int[] labels;
    private final boolean squared;
    private final LinearSettings settings;
    private final double[] squares;

    /** @param squared whether a row costs the square of the hinge */
    HingeDescent(Geometry geometry, int columns, int[] labels, boolean squared, LinearSettings settings) {
        this.geometry = geometry;
        this.columns = columns;
        this.labels = labels;
        this.squared = squared;
        this.settings = settings;
        this.squares = DualWeights.squares(geometry);
    }

    @Override
    public Solution solve(double[] costs, @Nullable Solution start) {
        HingeColumn[] found = new HingeColumn[columns];
        IntStream.range(0, columns).parallel().forEach(column -> {
            double[] signs = Arrays.stream(labels)
                    .mapToDouble(label -> SmoothLoss.isPositive(label, column, columns) ? 1 : -1)
                    .toArray();
            found[column] =
                    new HingeColumn(geometry, squares, signs, costs, squared, settings, settings.seed() + column);
            if (start != null) {
                found[column].startFrom(start, column);
            }
            found[column].descend();
        });
        return new Solution(
                new Coefficients(
                        Arrays.stream(found).map(HingeColumn::values).toArray(double[][]::new),
                        Arrays.stream(found).map(HingeColumn::margins).toArray(double[][]::new),
                        Arrays.stream(found).mapToDouble(HingeColumn::base).toArray()),
                Arrays.stream(found).map(HingeColumn::duals).toArray(double[][]::new),
                Arrays.stream(found).mapToDouble(HingeColumn::objective).sum(),
                Arrays.stream(found).mapToInt(HingeColumn::passes).max().orElseThrow(),
                Arrays.stream(found).allMatch(HingeColumn::converged));
    }
}
