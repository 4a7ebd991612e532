package org.convzoo.transfer.linear;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix, the largest first, by Jacobi's rotations (Golub and Van Loan,
 * Matrix Computations, section 8.5).
 *
 * @param values [n]
 * @param vectors [n, n], a row each
 */
record SymmetricEigenvalues(double[] values, double[][] vectors) {

    private static final int SWEEPS = 60;

    /** @param matrix [n, n], overwritten */
    static SymmetricEigenvalues of(double[][] matrix) {
        int size = matrix.length;
        double[][] vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean changed = false;
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    changed |= rotate(matrix, vectors, p, q);
                }
            }
            if (!changed) {
                break;
            }
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> matrix[i][i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        return new SymmetricEigenvalues(
                Arrays.stream(order).mapToDouble(i -> matrix[i][i]).toArray(),
                Arrays.stream(order).mapToObj(i -> vectors[i]).toArray(double[][]::new));
    }

    /** Makes one element off the diagonal 0; tells whether it was not. */
    private static boolean rotate(double[][] matrix, double[][] vectors, int p, int q) {
        if (Math.abs(matrix[p][q]) <= 1e-15 * Math.sqrt(Math.abs(matrix[p][p] * matrix[q][q]))) {
            return false;
        }
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        for (double[] row : matrix) {
            turn(row, p, q, cosine, sine);
        }
        turn(matrix, p, q, cosine, sine);
        turn(vectors, p, q, cosine, sine);
        return true;
    }

    private static void turn(double[] row, int p, int q, double cosine, double sine) {
        double one = row[p];
        double other = row[q];
        row[p] = cosine * one - sine * other;
        row[q] = sine * one + cosine * other;
    }

    private static void turn(double[][] rows, int p, int q, double cosine, double sine) {
        for (int column = 0; column < rows.length; column++) {
            double one = rows[p][column];
            double other = rows[q][column];
            rows[p][column] = cosine * one - sine * other;
            rows[q][column] = sine * one + cosine * other;
        }
    }
}
