package org.convzoo.transfer.linear;

/**
 * A point, a step or a gradient of a linear problem: one column for each score that the classifier computes.
 *
 * @param values of each column: what the {@link Geometry} stands for weights by, {@code [columns][dimension]}
 * @param margins what the weights make of each row, without the intercept: {@code [columns][rows]}; empty where the
 *     geometry does not need them
 * @param intercepts one a column
 */
record Coefficients(double[][] values, double[][] margins, double[] intercepts) {

    static Coefficients zeros(int columns, int dimension, int rows) {
        return new Coefficients(new double[columns][dimension], new double[columns][rows], new double[columns]);
    }

    Coefficients copy() {
        return new Coefficients(copy(values), copy(margins), intercepts.clone());
    }

    private static double[][] copy(double[][] columns) {
        double[][] copied = new double[columns.length][];
        for (int column = 0; column < columns.length; column++) {
            copied[column] = columns[column].clone();
        }
        return copied;
    }

    int columns() {
        return intercepts.length;
    }

    /** Adds {@code factor} times another to one column of this. */
    void add(int column, double factor, Coefficients other) {
        Vectors.add(values[column], factor, other.values[column]);
        Vectors.add(margins[column], factor, other.margins[column]);
        intercepts[column] += factor * other.intercepts[column];
    }

    void scale(int column, double factor) {
        Vectors.scale(values[column], factor);
        Vectors.scale(margins[column], factor);
        intercepts[column] *= factor;
    }

    Coefficients minus(Coefficients other) {
        Coefficients difference = copy();
        for (int column = 0; column < columns(); column++) {
            difference.add(column, -1, other);
        }
        return difference;
    }

    /** One column: what two classes differ by. */
    Coefficients lastColumnMinusFirst() {
        Coefficients copy = copy();
        int last = columns() - 1;
        Vectors.add(copy.values[last], -1, values[0]);
        Vectors.add(copy.margins[last], -1, margins[0]);
        return new Coefficients(new double[][] {copy.values[last]}, new double[][] {copy.margins[last]}, new double[] {
            intercepts[last] - intercepts[0]
        });
    }

    /** The score of a row. */
    double score(int column, int row) {
        return margins[column][row] + intercepts[column];
    }
}
