package org.convzoo.transfer.linear;

import org.convzoo.engine.FloatMatrix;

/**
 * How the weights of a linear classifier are written down. With an L2 penalty the best weights are a sum of rows, so
 * where there are more features than rows, a factor for each row says the same in fewer numbers (the representer
 * theorem; Chapelle 2007, "Training a support vector machine in the primal"). Steps and gradients have the same length
 * either way, so a method that sees inner products alone takes the same steps.
 */
sealed interface Geometry extends AutoCloseable permits OfRows, OfFeatures {

    /** Numbers that stand for the weights of a column. */
    int dimension();

    int rows();

    /** The matrix that products are made with: inner products of rows, or the features. */
    FloatMatrix matrix();

    /** The inner product of the weights of a column, intercepts left out. */
    double weightProduct(Coefficients one, Coefficients other, int column);

    /**
     * The gradient of {@code factor * ||w||^2 / 2 + loss} by weights and intercepts.
     *
     * @param penalty the factor; 0 leaves the gradient of the loss alone
     * @param residuals derivative of the loss by each score, {@code [columns][rows]}
     * @param intercept whether there is one
     */
    Coefficients gradient(Coefficients at, double penalty, double[][] residuals, boolean intercept);

    /** The same weights, with what they make of each row; values and intercepts are shared. */
    Coefficients withMargins(Coefficients weights);

    @Override
    void close();

    /** The derivative by each intercept. */
    static double[] sums(double[][] residuals, boolean intercept) {
        double[] sums = new double[residuals.length];
        for (int column = 0; intercept && column < sums.length; column++) {
            sums[column] = Vectors.sum(residuals[column]);
        }
        return sums;
    }
}
