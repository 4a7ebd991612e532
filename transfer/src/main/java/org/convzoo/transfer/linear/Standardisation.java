package org.convzoo.transfer.linear;

import java.util.Arrays;
import org.convzoo.engine.FloatMatrix;

/**
 * What is subtracted from each feature, and what it is divided by. Where intercepts are free, the mean may always be
 * subtracted: the intercept takes up the difference, and the search has less far to go.
 *
 * @param shift of each feature
 * @param scale of each feature, never 0
 */
record Standardisation(double[] shift, double[] scale) {

    /** Features that one thread sums up: the sums do not depend on how many threads there are. */
    private static final int BLOCK = 512;

    /**
     * As the settings ask for: a feature that never changes is only shifted, like in scikit-learn's StandardScaler.
     *
     * @param shifted whether features become such of mean 0
     * @param scaled whether they become such of deviation 1
     */
    static Standardisation of(FloatMatrix features, boolean shifted, boolean scaled) {
        double[] mean = new double[features.columns()];
        double[] scale = new double[features.columns()];
        Arrays.fill(scale, 1);
        if (shifted || scaled) {
            int blocks = (mean.length + BLOCK - 1) / BLOCK;
            ParallelLoop.run(blocks, block -> {
                int from = block * BLOCK;
                int to = Math.min(mean.length, from + BLOCK);
                sumUp(features, from, to, mean);
                if (scaled) {
                    deviate(features, from, to, mean, scale);
                }
            });
        }
        return new Standardisation(shifted ? mean : new double[mean.length], scale);
    }

    private static void sumUp(FloatMatrix features, int from, int to, double[] mean) {
        float[] part = new float[to - from];
        for (int row = 0; row < features.rows(); row++) {
            features.read(row, from, part);
            for (int j = 0; j < part.length; j++) {
                mean[from + j] += part[j];
            }
        }
        for (int j = from; j < to; j++) {
            mean[j] /= features.rows();
        }
    }

    /** A second pass: squares of large means would leave nothing of a small deviation. */
    private static void deviate(FloatMatrix features, int from, int to, double[] mean, double[] scale) {
        float[] part = new float[to - from];
        double[] squares = new double[to - from];
        for (int row = 0; row < features.rows(); row++) {
            features.read(row, from, part);
            for (int j = 0; j < part.length; j++) {
                double away = part[j] - mean[from + j];
                squares[j] += away * away;
            }
        }
        for (int j = 0; j < squares.length; j++) {
            double deviation = Math.sqrt(squares[j] / features.rows());
            scale[from + j] = deviation > Math.ulp((float) Math.abs(mean[from + j])) ? deviation : 1;
        }
    }

    /** The rows, standardised; the caller closes them. */
    FloatMatrix applied(FloatMatrix features) {
        FloatMatrix applied = FloatMatrix.zeros(features.rows(), features.columns());
        write(features, 0, applied);
        return applied;
    }

    boolean changesNothing() {
        return Arrays.stream(shift).allMatch(mean -> mean == 0)
                && Arrays.stream(scale).allMatch(factor -> factor == 1);
    }

    /**
     * Writes some columns of the rows, standardised.
     *
     * @param into {@code [N, columns]}; its column 0 takes the feature {@code from}
     */
    void write(FloatMatrix features, int from, FloatMatrix into) {
        ParallelLoop.run(features.rows(), row -> {
            float[] part = new float[into.columns()];
            features.read(row, from, part);
            for (int j = 0; j < part.length; j++) {
                part[j] = (float) ((part[j] - shift[from + j]) / scale[from + j]);
            }
            into.row(row).put(part);
        });
    }
}
