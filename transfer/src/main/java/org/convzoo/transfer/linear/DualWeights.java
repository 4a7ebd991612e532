package org.convzoo.transfer.linear;

import java.util.Arrays;
import org.convzoo.engine.FloatMatrix;

/**
 * Weights that are a sum of rows, while one row after the other changes what it adds. Each column is kept apart; one
 * thread uses this at a time.
 */
abstract sealed class DualWeights {

    private final FloatMatrix matrix;
    private final float[] numbers;
    private int row = -1;

    private DualWeights(FloatMatrix matrix) {
        this.matrix = matrix;
        this.numbers = new float[matrix.columns()];
    }

    /** All zero. */
    static DualWeights zeros(Geometry geometry, int columns) {
        return geometry instanceof OfRows
                ? new Margins(geometry.matrix(), columns)
                : new Weights(geometry.matrix(), columns);
    }

    /** What a column's weights make of a row. */
    abstract double margin(int column, int row);

    /** Adds a multiple of a row to a column's weights. */
    abstract void add(int column, int row, double factor);

    /** Takes a column over from where another search ended. */
    abstract void take(int column, Coefficients from, int fromColumn);

    /** {@code ||w||^2} of a column. */
    abstract double square(int column, double[] duals);

    /** What a column's weights make of every row. */
    abstract double[] margins(int column);

    /** The point that a geometry's other searches know. */
    abstract double[] values(int column, double[] duals);

    /** The numbers of a row of the matrix, which are kept until another is asked for. */
    private float[] numbers(int asked) {
        if (asked != row) {
            matrix.read(asked, 0, numbers);
            row = asked;
        }
        return numbers;
    }

    /** {@code ||x||^2} of every row. */
    static double[] squares(Geometry geometry) {
        FloatMatrix matrix = geometry.matrix();
        double[] squares = new double[geometry.rows()];
        float[] numbers = new float[matrix.columns()];
        for (int row = 0; row < squares.length; row++) {
            matrix.read(row, 0, numbers);
            if (geometry instanceof OfRows) {
                squares[row] = numbers[row];
            } else {
                for (float number : numbers) {
                    squares[row] += (double) number * number;
                }
            }
        }
        return squares;
    }

    /** Where the inner products of rows are known: margins of all rows. */
    private static final class Margins extends DualWeights {
        private final double[][] margins;

        Margins(FloatMatrix gram, int columns) {
            super(gram);
            this.margins = new double[columns][gram.rows()];
        }

        @Override
        double margin(int column, int row) {
            return margins[column][row];
        }

        @Override
        void add(int column, int row, double factor) {
            Vectors.add(margins[column], factor, super.numbers(row));
        }

        @Override
        void take(int column, Coefficients from, int fromColumn) {
            margins[column] = from.margins()[fromColumn].clone();
        }

        @Override
        double square(int column, double[] duals) {
            return Vectors.dot(margins[column], duals);
        }

        @Override
        double[] margins(int column) {
            return margins[column];
        }

        @Override
        double[] values(int column, double[] duals) {
            return duals.clone();
        }
    }

    /** Where there are fewer features than rows: the weights. */
    private static final class Weights extends DualWeights {
        private final double[][] weights;
        private final int rows;

        Weights(FloatMatrix features, int columns) {
            super(features);
            this.weights = new double[columns][features.columns()];
            this.rows = features.rows();
        }

        @Override
        double margin(int column, int row) {
            return Vectors.dot(weights[column], super.numbers(row));
        }

        @Override
        void add(int column, int row, double factor) {
            Vectors.add(weights[column], factor, super.numbers(row));
        }

        @Override
        void take(int column, Coefficients from, int fromColumn) {
            weights[column] = from.values()[fromColumn].clone();
        }

        @Override
        double square(int column, double[] duals) {
            return Vectors.dot(weights[column], weights[column]);
        }

        @Override
        double[] margins(int column) {
            double[] margins = new double[rows];
            Arrays.setAll(margins, row -> margin(column, row));
            return margins;
        }

        @Override
        double[] values(int column, double[] duals) {
            return weights[column];
        }
    }
}
