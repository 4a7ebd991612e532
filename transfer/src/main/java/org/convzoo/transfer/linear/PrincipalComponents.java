package org.convzoo.transfer.linear;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.convzoo.configs.UserException;
import org.convzoo.engine.FloatMatrix;
import org.convzoo.engine.OffHeapMemory;

/**
 * The directions along which rows of features differ most, to draw them or to make them shorter. Found from the products of
 * the centred rows with each other where there are fewer rows than columns, else from those of the columns.
 */
public final class PrincipalComponents {

    private static final int COLUMNS_AT_A_TIME = 1024;
    /** A part of all variance that is rounding alone. */
    private static final double NOTHING = 1e-13;

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
     * @throws UserException if the memory does not suffice
     */
    public static PrincipalComponents of(FloatMatrix rows, int components) {
        int n = rows.rows();
        int d = rows.columns();
        int most = Math.min(n - 1, d);
        if (components < 1 || components > most) {
            throw new IllegalArgumentException("of " + n + " rows of " + d + " numbers there are 1 to " + most
                    + " principal components, got " + components);
        }
        require(n, d);
        double[] mean = mean(rows);
        double[][] directions = new double[components][];
        Spectrum spectrum;
        double variance;
        try (FloatMatrix centred = d > n ? centred(rows, mean) : centredColumns(rows, mean)) {
            double[][] products = products(centred);
            variance = IntStream.range(0, products.length)
                    .mapToDouble(i -> products[i][i])
                    .sum();
            spectrum = Spectrum.largest(products, components);
            if (d > n) {
                ParallelLoop.run(components, k -> directions[k] = combined(centred, spectrum, k, NOTHING * variance));
            } else {
                System.arraycopy(spectrum.vectors(), 0, directions, 0, components);
            }
        }
        Arrays.stream(directions).forEach(PrincipalComponents::pointUp);
        return new PrincipalComponents(
                mean,
                directions,
                DoubleStream.of(spectrum.values())
                        .map(value -> variance == 0 ? 0 : Math.max(0, value) / variance)
                        .boxed()
                        .toList());
    }

    private static void require(int n, int d) {
        long side = Math.min(n, d);
        require(
                "of the Java heap",
                side * side * Double.BYTES,
                Runtime.getRuntime().maxMemory() / 2,
                n,
                d);
        long bytes = side * side * Float.BYTES + (long) n * d * Float.BYTES;
        require("outside of the Java heap", bytes, OffHeapMemory.free(), n, d);
    }

    private static void require(String where, long needed, long free, int n, int d) {
        if (needed > free) {
            throw UserException.failed(String.format(
                    Locale.ROOT,
                    "the principal components of %,d images with %,d features need %.1f GiB %s, %.1f GiB are free: take"
                            + " fewer images",
                    n,
                    d,
                    needed / (double) (1L << 30),
                    where,
                    free / (double) (1L << 30)));
        }
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
        double[][] scores = new double[rows.rows()][directions.length];
        ParallelLoop.run(scores.length, row -> {
            float[] values = new float[mean.length];
            rows.read(row, 0, values);
            for (int k = 0; k < directions.length; k++) {
                double sum = 0;
                for (int column = 0; column < values.length; column++) {
                    sum += (values[column] - mean[column]) * directions[k][column];
                }
                scores[row][k] = sum;
            }
        });
        return scores;
    }

    private static double[] mean(FloatMatrix rows) {
        double[] mean = new double[rows.columns()];
        float[] values = new float[mean.length];
        for (int row = 0; row < rows.rows(); row++) {
            rows.read(row, 0, values);
            for (int column = 0; column < mean.length; column++) {
                mean[column] += values[column] / (double) rows.rows();
            }
        }
        return mean;
    }

    private static FloatMatrix centred(FloatMatrix rows, double[] mean) {
        FloatMatrix centred = FloatMatrix.zeros(rows.rows(), rows.columns());
        float[] values = new float[mean.length];
        for (int row = 0; row < rows.rows(); row++) {
            centred.row(row).put(less(rows, row, mean, values));
        }
        return centred;
    }

    private static FloatMatrix centredColumns(FloatMatrix rows, double[] mean) {
        FloatMatrix columns = FloatMatrix.zeros(rows.columns(), rows.rows());
        FloatBuffer[] into =
                IntStream.range(0, mean.length).mapToObj(columns::row).toArray(FloatBuffer[]::new);
        float[] values = new float[mean.length];
        for (int row = 0; row < rows.rows(); row++) {
            less(rows, row, mean, values);
            for (int column = 0; column < values.length; column++) {
                into[column].put(values[column]);
            }
        }
        return columns;
    }

    private static float[] less(FloatMatrix rows, int row, double[] mean, float[] into) {
        rows.read(row, 0, into);
        for (int column = 0; column < into.length; column++) {
            into[column] = (float) (into[column] - mean[column]);
        }
        return into;
    }

    /** All rows with each other: sums over some columns in single precision, which are added up in double precision. */
    private static double[][] products(FloatMatrix rows) {
        int n = rows.rows();
        double[][] sums = new double[n][n];
        float[] row = new float[n];
        try (FloatMatrix part = FloatMatrix.zeros(n, n)) {
            for (int first = 0; first < rows.columns(); first += COLUMNS_AT_A_TIME) {
                int count = Math.min(COLUMNS_AT_A_TIME, rows.columns() - first);
                FloatMatrix.timesTransposed(rows, rows, first, count, part);
                for (int i = 0; i < n; i++) {
                    part.read(i, 0, row);
                    for (int j = 0; j < n; j++) {
                        sums[i][j] += row[j];
                    }
                }
            }
        }
        return sums;
    }

    /** The rows' own direction that belongs to one of their products; zeros where there is nothing. */
    private static double[] combined(FloatMatrix centred, Spectrum spectrum, int k, double least) {
        double[] direction = new double[centred.columns()];
        if (spectrum.values()[k] > least) {
            double length = Math.sqrt(spectrum.values()[k]);
            float[] values = new float[direction.length];
            for (int row = 0; row < centred.rows(); row++) {
                centred.read(row, 0, values);
                double factor = spectrum.vectors()[k][row] / length;
                for (int column = 0; column < values.length; column++) {
                    direction[column] += factor * values[column];
                }
            }
        }
        return direction;
    }

    /** A direction and its opposite are one: the larger coordinate decides which is shown. */
    private static void pointUp(double[] direction) {
        double largest = 0;
        for (double value : direction) {
            if (Math.abs(value) > Math.abs(largest)) {
                largest = value;
            }
        }
        double sign = largest < 0 ? -1 : 1;
        Arrays.setAll(direction, i -> sign * direction[i]);
    }
}
