package org.convzoo.transfer.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The largest eigenvalues of a symmetric matrix and their vectors: Rayleigh and Ritz's over a block Krylov basis (Golub and
 * Van Loan, "Matrix computations", 10.3.6), which grows until they are exact. OpenBLAS 0.3.19 has LAPACK for this, but its
 * kernels for AVX-512 get vectors of more than a few hundred numbers wrong.
 *
 * @param values from the largest down, {@code [k]}
 * @param vectors of length 1, {@code [k][n]}
 */
record Spectrum(double[] values, double[][] vectors) {

    private static final int MORE_THAN_WANTED = 10;
    private static final double EXACT = 1e-8;
    private static final double DEPENDENT = 1e-10;

    /**
     * Finds them.
     *
     * @param matrix {@code [n][n]}, no eigenvalue below 0
     * @param count at most n
     */
    static Spectrum largest(double[][] matrix, int count) {
        int n = matrix.length;
        SplittableRandom random = new SplittableRandom(0);
        List<double[]> basis = new ArrayList<>();
        List<double[]> products = new ArrayList<>();
        double[][] next = random(Math.min(n, count + MORE_THAN_WANTED), n, random);
        while (true) {
            for (double[] vector : next) {
                add(vector, basis, random);
            }
            products.addAll(times(matrix, basis.subList(products.size(), basis.size())));
            Spectrum found = ritz(basis, products, count);
            if (basis.size() == n || found.isExactFor(matrix)) {
                return found;
            }
            int grown = Math.min(next.length, n - basis.size());
            next = products.subList(products.size() - next.length, products.size() - next.length + grown).stream()
                    .map(double[]::clone)
                    .toArray(double[][]::new);
        }
    }

    private static double[][] random(int count, int length, SplittableRandom random) {
        return IntStream.range(0, count)
                .mapToObj(any -> random.doubles(length, -1, 1).toArray())
                .toArray(double[][]::new);
    }

    /** What a vector has that the basis does not, as a vector of length 1; a random one where that is nothing. */
    private static void add(double[] vector, List<double[]> basis, SplittableRandom random) {
        double before = length(vector);
        // once more, for what rounding left over
        for (int pass = 0; pass < 2; pass++) {
            for (double[] known : basis) {
                addTo(vector, known, -dot(vector, known));
            }
        }
        double left = length(vector);
        if (left <= DEPENDENT * before || left == 0) {
            add(random(1, vector.length, random)[0], basis, random);
            return;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= left;
        }
        basis.add(vector);
    }

    private static List<double[]> times(double[][] matrix, List<double[]> vectors) {
        double[][] products = new double[vectors.size()][matrix.length];
        ParallelLoop.run(matrix.length, row -> {
            for (int k = 0; k < products.length; k++) {
                products[k][row] = dot(matrix[row], vectors.get(k));
            }
        });
        return Arrays.asList(products);
    }

    private static Spectrum ritz(List<double[]> basis, List<double[]> products, int count) {
        int size = basis.size();
        double[][] small = new double[size][size];
        ParallelLoop.run(size, i -> {
            for (int j = 0; j < size; j++) {
                small[i][j] = (dot(basis.get(i), products.get(j)) + dot(basis.get(j), products.get(i))) / 2;
            }
        });
        SymmetricEigenvalues rotated = SymmetricEigenvalues.of(small);
        double[][] vectors = new double[count][basis.get(0).length];
        ParallelLoop.run(count, k -> {
            for (int i = 0; i < size; i++) {
                addTo(vectors[k], basis.get(i), rotated.vectors()[k][i]);
            }
        });
        return new Spectrum(Arrays.copyOf(rotated.values(), count), vectors);
    }

    private boolean isExactFor(double[][] matrix) {
        List<double[]> products = times(matrix, Arrays.asList(vectors));
        for (int k = 0; k < values.length; k++) {
            double[] rest = products.get(k);
            addTo(rest, vectors[k], -values[k]);
            if (length(rest) > EXACT * values[0]) {
                return false;
            }
        }
        return true;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double length(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    private static void addTo(double[] sum, double[] vector, double factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * vector[i];
        }
    }
}
