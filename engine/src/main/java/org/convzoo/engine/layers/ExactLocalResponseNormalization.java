package org.convzoo.engine.layers;

import java.util.Collection;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code b_i = a_i / (k + alpha * sum of a_j^2)^beta} over the n channels around i, as far as there are so many: section
 * 3.3 of Krizhevsky et al. 2012, with that section's constants unless others are set. Alpha is not divided by n, as
 * Caffe and PyTorch do: theirs is n times this one.
 *
 * <p>Deeplearning4j's own layer has the same output, but its gradient is only near the true one.
 */
public final class ExactLocalResponseNormalization extends LocalResponseNormalization {

    private static final long serialVersionUID = 1L;

    private ExactLocalResponseNormalization() {}

    private ExactLocalResponseNormalization(Builder builder) {
        setLayerName(builder.getLayerName());
        setN(builder.n);
        setK(builder.k);
        setAlpha(builder.alpha);
        setBeta(builder.beta);
        Refusal.unless(
                builder.n >= 1 && builder.n % 2 == 1,
                this,
                "n must be odd, so that a channel has as many neighbours on either side, got " + builder.n);
        Refusal.unless(builder.k > 0, this, "k must be above 0, got " + builder.k);
        Refusal.unless(builder.alpha >= 0, this, "alpha must be at least 0, got " + builder.alpha);
    }

    @Override
    public void setNIn(@Nullable InputType inputType, boolean override) {
        Refusal.unlessMaps(this, inputType);
    }

    @Override
    public InputType getOutputType(int layerIndex, @Nullable InputType inputType) {
        return Refusal.unlessMaps(this, inputType);
    }

    @Override
    public org.deeplearning4j.nn.api.Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int layerIndex,
            @Nullable INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        return Running.start(new RunningLocalResponseNormalization(conf, networkDataType), conf, listeners, layerIndex);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExactLocalResponseNormalization && super.equals(other);
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof ExactLocalResponseNormalization;
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public String toString() {
        return "ExactLocalResponseNormalization(" + super.toString() + ")";
    }

    /** n is 5, k 2, alpha 1e-4 and beta 0.75 unless set. */
    // Deeplearning4j's builders leave open what they build
    @SuppressWarnings("unchecked")
    public static final class Builder extends Layer.Builder<Builder> {

        private int n = 5;
        private double k = 2;
        private double alpha = 1e-4;
        private double beta = 0.75;

        /** Channels in a sum, the channel itself among them; odd. */
        public Builder n(int channels) {
            n = channels;
            return this;
        }

        public Builder k(double constant) {
            k = constant;
            return this;
        }

        public Builder alpha(double factor) {
            alpha = factor;
            return this;
        }

        public Builder beta(double exponent) {
            beta = exponent;
            return this;
        }

        @Override
        public ExactLocalResponseNormalization build() {
            return new ExactLocalResponseNormalization(this);
        }
    }
}
