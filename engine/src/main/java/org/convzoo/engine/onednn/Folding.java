package org.convzoo.engine.onednn;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A batch normalization that disappears, in inference, into the convolution before it: with
 * {@code scale = gamma / sqrt(variance + epsilon)} the weights become {@code scale * weights} and the bias
 * {@code scale * (bias - mean) + beta}.
 */
record Folding(
        Statistics statistics,
        @Nullable Parameter gamma,
        @Nullable Parameter beta,
        float epsilon) {

    float[] scale() {
        float[] scale = gamma == null ? ones() : read(gamma);
        float[] variances = statistics.variances();
        for (int i = 0; i < scale.length; i++) {
            scale[i] = (float) (scale[i] / Math.sqrt(variances[i] + (double) epsilon));
        }
        return scale;
    }

    float[] bias(float[] scale, @Nullable Parameter ofConvolution) {
        float[] bias = ofConvolution == null ? new float[scale.length] : read(ofConvolution);
        float[] shift = beta == null ? new float[scale.length] : read(beta);
        float[] means = statistics.means();
        for (int i = 0; i < bias.length; i++) {
            bias[i] = scale[i] * (bias[i] - means[i]) + shift[i];
        }
        return bias;
    }

    private float[] ones() {
        float[] ones = new float[statistics.channels()];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static float[] read(Parameter parameter) {
        float[] values = new float[(int) parameter.plainLayout().elements()];
        parameter.master().floats().get(0, values);
        return values;
    }
}
