package org.convzoo.engine.onednn;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The running mean and spread that a batch normalization keeps among its parameters.
 *
 * @param mean {@code [C]}, the graph's own array
 * @param spread {@code [C]}, the graph's own array: base-ten logarithm of the standard deviation, or the variance
 * @param decay share of the old value that a step keeps
 */
record Statistics(INDArray mean, INDArray spread, boolean isLogarithm, double decay) {

    int channels() {
        return (int) mean.length();
    }

    float[] means() {
        return read(mean);
    }

    float[] variances() {
        float[] values = read(spread);
        if (isLogarithm) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) Math.pow(10, 2.0 * values[i]);
            }
        }
        return values;
    }

    /**
     * Moves towards what a batch has shown.
     *
     * @param given takes the place of the layer's own decay; not a number where that one holds
     */
    void update(float[] batchMean, float[] batchVariance, double given) {
        double kept = Double.isNaN(given) ? decay : given;
        float[] means = means();
        float[] variances = variances();
        float[] spreads = read(spread);
        for (int i = 0; i < means.length; i++) {
            means[i] -= (float) ((1 - kept) * (means[i] - batchMean[i]));
            double variance = kept * variances[i] + (1 - kept) * batchVariance[i];
            // in logarithms a ratio is a difference: the old value stays exact where nothing changes
            spreads[i] =
                    isLogarithm ? (float) (spreads[i] - Math.log10(variances[i] / variance) / 2) : (float) variance;
        }
        write(mean, means);
        write(spread, spreads);
    }

    private static float[] read(INDArray array) {
        float[] values = new float[(int) array.length()];
        new FloatPointer(array.data().addressPointer()).get(values);
        return values;
    }

    private static void write(INDArray array, float[] values) {
        new FloatPointer(array.data().addressPointer()).put(values);
    }
}
