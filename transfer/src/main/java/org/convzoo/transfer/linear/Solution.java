package org.convzoo.transfer.linear;

import org.jspecify.annotations.Nullable;

/**
 * Where a search ended.
 *
 * @param at the point, with the margins of all rows
 * @param duals what each row adds to each column, {@code [columns][rows]}; null for searches that know no such numbers
 * @param objective the penalty and the loss, of all columns
 * @param iterations steps, or passes over the rows
 * @param converged whether the tolerance was reached
 */
record Solution(Coefficients at, double @Nullable [][] duals, double objective, int iterations, boolean converged) {

    double[][] knownDuals() {
        if (duals == null) {
            throw new IllegalStateException("this search began at a point of one that knows no duals");
        }
        return duals;
    }
}
