package org.convzoo.transfer.linear;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.convzoo.engine.FloatMatrix;

/**
 * The directions along which rows of features differ most, to draw them or to make them shorter. Found by subspace iteration
 * (Halko et al., Finding structure with randomness, arXiv:0909.4061, algorithm 4.4) over the centred rows.
 */
public final class PrincipalComponents {

    /** More directions than asked for are followed: those behind the last then disturb it little. */
    private static final int OVERSAMPLING = 8;

    private static final int ITERATIONS = 200;
    private static final double TOLERANCE = 1e-9;

    private final double[] mean;
    private final double[][] directions;
    private final List<Double> shares;

    private PrincipalComponents(double[] mean, double[][] directions, List<Double> shares) {
        this.mean = mean;
        this.directions = directions;
        this.shares = shares;
    }

    /**
     * Looks for the first components.
     *
     * @param rows {@code [N, D]}, two rows or more
     * @param components from 1 to the smaller of N - 1 and D
     */
    public static PrincipalComponents of(FloatMatrix rows, int components) {
        int most = Math.min(rows.rows() - 1, rows.columns());
        if (components < 1 || components > most) {
            throw new IllegalArgumentException("of " + rows.rows() + " rows of " + rows.columns()
                    + " numbers there are 1 to " + most + " principal components, got " + components);
        }
        double[] mean = mean(rows);
        double variance = variance(rows, mean);
        int followed = Math.min(most, components + OVERSAMPLING);
        double[][] basis = start(followed, rows.columns());
        double[] found = new double[followed];
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            Orthonormal.make(basis);
            // with the basis turned to its own principal axes, a step stretches each by its variance
            double[][] scores = project(rows, mean, basis);
            SymmetricEigenvalues small = SymmetricEigenvalues.of(products(scores));
            basis = turned(basis, small.vectors());
            double[] values = small.values();
            boolean settled = settled(found, values, components);
            found = values;
            if (settled) {
                break;
            }
            basis = stretched(rows, mean, basis);
        }
        double[][] directions = Arrays.copyOf(basis, components);
        Arrays.stream(directions).forEach(PrincipalComponents::pointUp);
        return new PrincipalComponents(
                mean,
                directions,
                DoubleStream.of(found)
                        .limit(components)
                        .map(value -> variance == 0 ? 0 : value / variance)
                        .boxed()
                        .toList());
    }

    /** The part of the rows' variance that lies along each component, 0 to 1, in their order. */
    public List<Double> shares() {
        return shares;
    }

    /**
     * Where rows lie along the components.
     *
     * @param rows {@code [N, D]}, with as many numbers as those that the components were found of
     * @return {@code [N, components]}
     */
    public double[][] project(FloatMatrix rows) {
        if (rows.columns() != mean.length) {
            throw new IllegalArgumentException(
                    "rows of " + rows.columns() + " numbers for components of " + mean.length);
        }
        return project(rows, mean, directions);
    }

    private static double[] mean(FloatMatrix rows) {
        double[] mean = new double[rows.columns()];
        for (int row = 0; row < rows.rows(); row++) {
            FloatBuffer values = rows.row(row);
            for (int column = 0; column < mean.length; column++) {
                mean[column] += values.get(column) / rows.rows();
            }
        }
        return mean;
    }

    private static double variance(FloatMatrix rows, double[] mean) {
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            FloatBuffer values = rows.row(row);
            for (int column = 0; column < mean.length; column++) {
                double difference = values.get(column) - mean[column];
                sum += difference * difference;
            }
        }
        return sum;
    }

    /** The same for the same sizes; the components do not depend on it. */
    private static double[][] start(int count, int length) {
        Random random = new Random(1);
        double[][] basis = new double[count][length];
        for (double[] vector : basis) {
            Arrays.setAll(vector, i -> random.nextGaussian());
        }
        return basis;
    }

    private static double[][] project(FloatMatrix rows, double[] mean, double[][] basis) {
        double[][] scores = new double[rows.rows()][basis.length];
        for (int row = 0; row < scores.length; row++) {
            FloatBuffer values = rows.row(row);
            for (int column = 0; column < mean.length; column++) {
                double centred = values.get(column) - mean[column];
                for (int k = 0; k < basis.length; k++) {
                    scores[row][k] += centred * basis[k][column];
                }
            }
        }
        return scores;
    }

    private static double[][] stretched(FloatMatrix rows, double[] mean, double[][] basis) {
        double[][] scores = project(rows, mean, basis);
        double[][] next = new double[basis.length][mean.length];
        for (int row = 0; row < scores.length; row++) {
            FloatBuffer values = rows.row(row);
            for (int column = 0; column < mean.length; column++) {
                double centred = values.get(column) - mean[column];
                for (int k = 0; k < basis.length; k++) {
                    next[k][column] += centred * scores[row][k];
                }
            }
        }
        return next;
    }

    private static double[][] products(double[][] scores) {
        int size = scores[0].length;
        double[][] products = new double[size][size];
        for (double[] row : scores) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    products[i][j] += row[i] * row[j];
                }
            }
        }
        return products;
    }

    private static double[][] turned(double[][] basis, double[][] vectors) {
        double[][] turned = new double[basis.length][basis[0].length];
        for (int k = 0; k < basis.length; k++) {
            for (int i = 0; i < basis.length; i++) {
                for (int column = 0; column < turned[k].length; column++) {
                    turned[k][column] += vectors[k][i] * basis[i][column];
                }
            }
        }
        return turned;
    }

    private static boolean settled(double[] before, double[] now, int components) {
        for (int k = 0; k < components; k++) {
            if (Math.abs(now[k] - before[k]) > TOLERANCE * now[0]) {
                return false;
            }
        }
        return true;
    }

    /** A direction and its opposite are one: the larger coordinate decides which is shown. */
    private static void pointUp(double[] direction) {
        double largest = 0;
        for (double value : direction) {
            if (Math.abs(value) > Math.abs(largest)) {
                largest = value;
            }
        }
        double sign = Math.signum(largest);
        Arrays.setAll(direction, i -> sign * direction[i]);
    }
}
