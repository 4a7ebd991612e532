package org.convzoo.transfer.linear;

import org.convzoo.engine.FloatMatrix;

/** A factor for each row: weights are {@code X' a}, what they make of the rows is {@code K a} with {@code K = X X'}. */
final class OfRows implements Geometry {

    private final FloatMatrix gram;
    private final FloatMatrix factors;
    private final FloatMatrix products;
    private final float[] scratch;

    /** @param gram {@code [n, n]}; stays the caller's */
    OfRows(FloatMatrix gram, int columns) {
        this.gram = gram;
        this.factors = FloatMatrix.zeros(columns, gram.rows());
        this.products = FloatMatrix.zeros(columns, gram.rows());
        this.scratch = new float[gram.rows()];
    }

    @Override
    public int dimension() {
        return gram.rows();
    }

    @Override
    public int rows() {
        return gram.rows();
    }

    @Override
    public FloatMatrix matrix() {
        return gram;
    }

    @Override
    public double weightProduct(Coefficients one, Coefficients other, int column) {
        return Vectors.dot(one.values()[column], other.margins()[column]);
    }

    @Override
    public Coefficients gradient(Coefficients at, double penalty, double[][] residuals, boolean intercept) {
        Coefficients gradient = at.copy();
        for (int column = 0; column < residuals.length; column++) {
            gradient.scale(column, penalty);
            Vectors.add(gradient.values()[column], 1, residuals[column]);
            Vectors.write(residuals[column], factors.row(column), scratch);
        }
        FloatMatrix.times(factors, gram, products);
        double[] margins = new double[gram.rows()];
        for (int column = 0; column < residuals.length; column++) {
            Vectors.read(products.row(column), margins, scratch);
            Vectors.add(gradient.margins()[column], 1, margins);
        }
        return new Coefficients(gradient.values(), gradient.margins(), Geometry.sums(residuals, intercept));
    }

    /** Inner products need them, so they are always there. */
    @Override
    public Coefficients withMargins(Coefficients weights) {
        return weights;
    }

    @Override
    public void close() {
        factors.close();
        products.close();
    }
}
