package org.convzoo.transfer.linear;

/** Vectors of length 1 at right angles to each other. */
final class Orthonormal {

    private Orthonormal() {}

    /** Gram and Schmidt's method, twice over for the digits that the first pass loses; what depends on others becomes 0. */
    static void make(double[][] vectors) {
        for (int k = 0; k < vectors.length; k++) {
            double before = length(vectors[k]);
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < k; i++) {
                    subtract(vectors[k], vectors[i]);
                }
            }
            double length = length(vectors[k]);
            double scale = length > 1e-12 * before && length > 0 ? 1 / length : 0;
            for (int column = 0; column < vectors[k].length; column++) {
                vectors[k][column] *= scale;
            }
        }
    }

    private static void subtract(double[] vector, double[] unit) {
        double along = 0;
        for (int column = 0; column < unit.length; column++) {
            along += vector[column] * unit[column];
        }
        for (int column = 0; column < unit.length; column++) {
            vector[column] -= along * unit[column];
        }
    }

    private static double length(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
