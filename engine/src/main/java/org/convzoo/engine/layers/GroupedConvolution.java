package org.convzoo.engine.layers;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Convolution whose channels fall into groups that do not see each other: group g of the outputs reads group g of the
 * inputs (Krizhevsky et al. 2012, section 3.5). As many groups as channels make it depthwise (Chollet 2017; Howard et
 * al. 2017).
 *
 * <p>Parameters: {@code W [out, in / groups, height, width]} and, unless switched off, {@code b [out]}. Weights are
 * initialised with the fan-in and fan-out of one group. All else is as in {@link ConvolutionLayer}.
 */
public final class GroupedConvolution extends ConvolutionLayer {

    private static final long serialVersionUID = 1L;

    @JsonProperty
    private int groups = 1;

    private GroupedConvolution() {}

    private GroupedConvolution(Builder builder) {
        super(builder);
        groups = builder.groups;
        Refusal.unless(groups >= 1, this, "groups must be at least 1, got " + groups);
        Refusal.unlessPair(this, "kernel", kernelSize, 1);
        Refusal.unlessPair(this, "stride", stride, 1);
        Refusal.unlessPair(this, "padding", padding, 0);
        Refusal.unlessPair(this, "dilation", dilation, 1);
        refuseUnlessDivisible("output", nOut);
        refuseUnlessDivisible("input", nIn);
    }

    public int getGroups() {
        return groups;
    }

    private void refuseUnlessDivisible(String which, long channels) {
        Refusal.unless(
                channels % groups == 0,
                this,
                channels + " " + which + " channels do not divide into " + groups + " groups; choose a multiple of "
                        + groups);
    }

    /** {@code [out, in / groups, height, width]} */
    long[] weightShape() {
        return new long[] {nOut, nIn / groups, kernelSize[0], kernelSize[1]};
    }

    @Override
    public ParamInitializer initializer() {
        return GroupedConvolutionParameters.INSTANCE;
    }

    @Override
    public void setNIn(@Nullable InputType inputType, boolean override) {
        long channels = Refusal.unlessMaps(this, inputType).getChannels();
        refuseUnlessDivisible("input", channels);
        if (nIn <= 0 || override) {
            nIn = channels;
        }
        Refusal.unless(nIn == channels, this, "is set up for " + nIn + " input channels, got " + channels);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int layerIndex,
            INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        LayerValidation.assertNInNOutSet("GroupedConvolution", getLayerName(), layerIndex, getNIn(), getNOut());
        return Running.start(
                new RunningGroupedConvolution(conf, networkDataType),
                conf,
                listeners,
                layerIndex,
                layerParamsView,
                initializeParams);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GroupedConvolution that && groups == that.groups && super.equals(that);
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof GroupedConvolution;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + groups;
    }

    @Override
    public String toString() {
        return "GroupedConvolution(groups=" + groups + ", " + super.toString() + ")";
    }

    /** Kernel, stride and padding are {@code {vertical, horizontal}}; groups are 1 unless set. */
    // Deeplearning4j's builders leave open what they build
    @SuppressWarnings("unchecked")
    public static final class Builder extends BaseConvBuilder<Builder> {

        private int groups = 1;

        public Builder(int... kernelSize) {
            super(kernelSize);
        }

        /** Both channel counts must be multiples of it. */
        public Builder groups(int number) {
            groups = number;
            return this;
        }

        @Override
        protected boolean allowCausal() {
            return false;
        }

        @Override
        public GroupedConvolution build() {
            return new GroupedConvolution(this);
        }
    }
}
