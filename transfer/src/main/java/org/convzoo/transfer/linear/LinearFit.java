package org.convzoo.transfer.linear;

/**
 * A trained classifier and how it came about.
 *
 * @param c the strength of the loss against the penalty
 * @param objective penalty and loss, summed over all columns, at the end of the search
 * @param iterations steps, or passes over the rows
 * @param converged whether the tolerance was reached
 */
public record LinearFit(LinearModel model, double c, double objective, int iterations, boolean converged) {}
