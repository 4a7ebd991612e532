package org.convzoo.transfer.linear;

import org.convzoo.engine.FloatMatrix;

/** The weights themselves. */
final class OfFeatures implements Geometry {

    private final FloatMatrix features;
    private final FloatMatrix ofRows;
    private final FloatMatrix ofFeatures;
    private final float[] row;
    private final float[] wide;

    /** @param features {@code [n, d]}, prepared; stay the caller's */
    OfFeatures(FloatMatrix features, int columns) {
        this.features = features;
        this.ofRows = FloatMatrix.zeros(columns, features.rows());
        this.ofFeatures = FloatMatrix.zeros(columns, features.columns());
        this.row = new float[features.rows()];
        this.wide = new float[features.columns()];
    }

    @Override
    public int dimension() {
        return features.columns();
    }

    @Override
    public int rows() {
        return features.rows();
    }

    @Override
    public FloatMatrix matrix() {
        return features;
    }

    @Override
    public double weightProduct(Coefficients one, Coefficients other, int column) {
        return Vectors.dot(one.values()[column], other.values()[column]);
    }

    @Override
    public Coefficients gradient(Coefficients at, double penalty, double[][] residuals, boolean intercept) {
        for (int column = 0; column < residuals.length; column++) {
            Vectors.write(residuals[column], ofRows.row(column), row);
        }
        FloatMatrix.times(ofRows, features, ofFeatures);
        double[][] values = new double[residuals.length][features.columns()];
        for (int column = 0; column < residuals.length; column++) {
            Vectors.read(ofFeatures.row(column), values[column], wide);
            Vectors.add(values[column], penalty, at.values()[column]);
        }
        return new Coefficients(values, new double[residuals.length][0], Geometry.sums(residuals, intercept));
    }

    @Override
    public Coefficients withMargins(Coefficients weights) {
        double[][] margins = new double[weights.columns()][features.rows()];
        for (int column = 0; column < margins.length; column++) {
            Vectors.write(weights.values()[column], ofFeatures.row(column), wide);
        }
        FloatMatrix.timesTransposed(ofFeatures, features, ofRows);
        for (int column = 0; column < margins.length; column++) {
            Vectors.read(ofRows.row(column), margins[column], row);
        }
        return new Coefficients(weights.values(), margins, weights.intercepts());
    }

    @Override
    public void close() {
        ofRows.close();
        ofFeatures.close();
    }
}
