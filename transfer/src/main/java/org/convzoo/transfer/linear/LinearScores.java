package org.convzoo.transfer.linear;

import java.util.Arrays;
import org.convzoo.engine.FloatMatrix;

/**
 * Scores that are linear in the features as they come.
 *
 * @param weights {@code [columns][features]}
 * @param intercepts one a column
 */
record LinearScores(float[][] weights, double[] intercepts) {

    /** Numbers whose sum is computed at once, in single precision; sums of sums are in double precision. */
    private static final int BLOCK = 512;

    /** The score of every row: {@code [columns][rows]}. */
    double[][] of(FloatMatrix features) {
        int columns = intercepts.length;
        double[][] scores = new double[columns][features.rows()];
        float[] part = new float[columns];
        try (FloatMatrix matrix = FloatMatrix.zeros(columns, features.columns());
                FloatMatrix products = FloatMatrix.zeros(features.rows(), columns)) {
            for (int column = 0; column < columns; column++) {
                matrix.row(column).put(weights[column]);
                Arrays.fill(scores[column], intercepts[column]);
            }
            for (int first = 0; first < features.columns(); first += BLOCK) {
                int count = Math.min(BLOCK, features.columns() - first);
                FloatMatrix.timesTransposed(features, matrix, first, count, products);
                for (int row = 0; row < features.rows(); row++) {
                    products.read(row, 0, part);
                    for (int column = 0; column < columns; column++) {
                        scores[column][row] += part[column];
                    }
                }
            }
        }
        return scores;
    }

    /** From a search's end on standardised features: {@code w (x - shift) / scale + b}. */
    static LinearScores of(
            Coefficients found, FloatMatrix features, Geometry geometry, Standardisation standardisation) {
        double[][] exact =
                geometry instanceof OfRows ? weightsOf(found.values(), features, standardisation) : found.values();
        float[][] weights = new float[exact.length][features.columns()];
        double[] intercepts = found.intercepts().clone();
        for (int column = 0; column < weights.length; column++) {
            for (int j = 0; j < weights[column].length; j++) {
                double weight = exact[column][j] / standardisation.scale()[j];
                weights[column][j] = (float) weight;
                intercepts[column] -= weight * standardisation.shift()[j];
            }
        }
        return new LinearScores(weights, intercepts);
    }

    /** Weights of standardised features: the rows, each times its factor. */
    private static double[][] weightsOf(double[][] factors, FloatMatrix features, Standardisation standardisation) {
        double[][] exact = new double[factors.length][features.columns()];
        float[] wide = new float[features.columns()];
        try (FloatMatrix sums = FloatMatrix.zeros(factors.length, features.columns())) {
            for (int first = 0; first < features.rows(); first += BLOCK) {
                int count = Math.min(BLOCK, features.rows() - first);
                try (FloatMatrix part = FloatMatrix.zeros(factors.length, count)) {
                    for (int column = 0; column < factors.length; column++) {
                        for (int i = 0; i < count; i++) {
                            part.row(column).put(i, (float) factors[column][first + i]);
                        }
                    }
                    FloatMatrix.times(part, features, first, sums);
                }
                for (int column = 0; column < factors.length; column++) {
                    sums.row(column).get(wide);
                    Vectors.add(exact[column], 1, wide);
                }
            }
        }
        for (int column = 0; column < factors.length; column++) {
            double sum = Vectors.sum(factors[column]);
            for (int j = 0; j < wide.length; j++) {
                exact[column][j] = (exact[column][j] - sum * standardisation.shift()[j])
                        / standardisation.scale()[j];
            }
        }
        return exact;
    }
}
