package org.convzoo.transfer.map;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How near rows are to each other, as t-SNE sees it (van der Maaten 2014, "Accelerating t-SNE using tree-based algorithms",
 * equations 6 and 7): a bell curve around each row whose width gives it the same effective number of neighbours, over its
 * nearest rows, made symmetric. All of them sum to 1.
 *
 * @param first where the neighbours of each row begin, {@code [n + 1]}
 * @param neighbours of all rows, one after the other
 * @param values how near each is
 */
record Affinities(int[] first, int[] neighbours, double[] values) {

    private static final int MOST_STEPS = 100;
    private static final double NEAR_ENOUGH = 1e-5;

    /**
     * Finds the neighbours by comparing all rows.
     *
     * @param rows {@code [n][k]}
     * @param perplexity effective number of neighbours; less than n - 1
     */
    static Affinities of(double[][] rows, double perplexity) {
        int n = rows.length;
        int count = Math.min(n - 1, (int) (3 * perplexity + 1));
        int[][] nearest = new int[n][];
        double[][] curves = new double[n][];
        IntStream.range(0, n).parallel().forEach(row -> {
            double[] distances = squaredDistances(rows, row);
            nearest[row] = smallest(distances, row, count);
            curves[row] = curve(distances, nearest[row], Math.log(perplexity));
        });
        return symmetric(nearest, curves);
    }

    private static double[] squaredDistances(double[][] rows, int from) {
        double[] distances = new double[rows.length];
        for (int to = 0; to < rows.length; to++) {
            double sum = 0;
            for (int k = 0; k < rows[to].length; k++) {
                double difference = rows[from][k] - rows[to][k];
                sum += difference * difference;
            }
            distances[to] = sum;
        }
        return distances;
    }

    /** Indices of the smallest, another than the row itself; of equal ones those that come first. */
    private static int[] smallest(double[] distances, int self, int count) {
        long[] order = new long[distances.length - 1];
        for (int i = 0; i < order.length; i++) {
            int index = i < self ? i : i + 1;
            // floats that are not negative are in the order of their bits
            order[i] = (long) Float.floatToIntBits((float) distances[index]) << 32 | index;
        }
        Arrays.sort(order);
        return Arrays.stream(order, 0, count).mapToInt(one -> (int) one).toArray();
    }

    /** The curve's values, which sum to 1; its width is found by halving, so that its entropy is as wanted. */
    private static double[] curve(double[] distances, int[] nearest, double wanted) {
        double[] values = new double[nearest.length];
        double nearestOfAll = distances[nearest[0]];
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double precision = 1;
        for (int step = 0; step < MOST_STEPS; step++) {
            double sum = 0;
            double weighted = 0;
            for (int i = 0; i < values.length; i++) {
                // from the nearest on: a common factor changes nothing, and the sum is never 0
                double distance = distances[nearest[i]] - nearestOfAll;
                values[i] = Math.exp(-precision * distance);
                sum += values[i];
                weighted += values[i] * distance;
            }
            double entropy = Math.log(sum) + precision * weighted / sum;
            for (int i = 0; i < values.length; i++) {
                values[i] /= sum;
            }
            if (Math.abs(entropy - wanted) < NEAR_ENOUGH) {
                return values;
            }
            if (entropy > wanted) {
                low = precision;
                precision = Double.isInfinite(high) ? 2 * precision : (precision + high) / 2;
            } else {
                high = precision;
                precision = (precision + low) / 2;
            }
        }
        return values;
    }

    private static Affinities symmetric(int[][] nearest, double[][] curves) {
        int n = nearest.length;
        double[][] back = new double[n][];
        int[] first = new int[n + 1];
        for (int row = 0; row < n; row++) {
            back[row] = new double[nearest[row].length];
            first[row + 1] += nearest[row].length;
            for (int i = 0; i < nearest[row].length; i++) {
                int other = nearest[row][i];
                back[row][i] = valueOf(row, nearest[other], curves[other]);
                first[other + 1] += back[row][i] < 0 ? 1 : 0;
            }
        }
        Arrays.parallelPrefix(first, Integer::sum);
        int[] neighbours = new int[first[n]];
        double[] values = new double[first[n]];
        int[] next = Arrays.copyOf(first, n);
        for (int row = 0; row < n; row++) {
            for (int i = 0; i < nearest[row].length; i++) {
                int other = nearest[row][i];
                double value = (curves[row][i] + Math.max(0, back[row][i])) / (2.0 * n);
                neighbours[next[row]] = other;
                values[next[row]++] = value;
                if (back[row][i] < 0) {
                    neighbours[next[other]] = row;
                    values[next[other]++] = value;
                }
            }
        }
        return new Affinities(first, neighbours, values);
    }

    /** What a row's curve says of another; -1 if that is not among its neighbours. */
    private static double valueOf(int other, int[] nearest, double[] curve) {
        for (int i = 0; i < nearest.length; i++) {
            if (nearest[i] == other) {
                return curve[i];
            }
        }
        return -1;
    }
}
