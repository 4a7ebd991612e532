package org.convzoo.transfer.linear;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hinge or its square, each column apart from the rest. Several threads learn some of them each; those of a thread visit a row
 * together, so that its numbers come from memory once.
 */
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
        int shares = Math.min(columns, Runtime.getRuntime().availableProcessors());
        ParallelLoop.run(shares, share -> {
            int first = share * columns / shares;
            int end = (share + 1) * columns / shares;
            DualWeights weights = DualWeights.zeros(geometry, end - first);
            for (int column = first; column < end; column++) {
                found[column] =
                        new HingeColumn(weights, column - first, squares, signs(column), costs, squared, settings);
                if (start != null) {
                    found[column].startFrom(start, column);
                }
            }
            descend(Arrays.asList(found).subList(first, end), new RowOrder(costs, settings.seed()));
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

    private double[] signs(int column) {
        return Arrays.stream(labels)
                .mapToDouble(label -> SmoothLoss.isPositive(label, column, columns) ? 1 : -1)
                .toArray();
    }

    private void descend(List<HingeColumn> all, RowOrder order) {
        List<HingeColumn> left = all.stream().filter(HingeColumn::goesOn).toList();
        while (!left.isEmpty()) {
            for (int row : order.next()) {
                for (HingeColumn column : left) {
                    column.visit(row);
                }
            }
            left.forEach(HingeColumn::passDone);
            left = left.stream().filter(HingeColumn::goesOn).toList();
        }
    }
}
