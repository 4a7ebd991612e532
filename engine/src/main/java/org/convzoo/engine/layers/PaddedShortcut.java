package org.convzoo.engine.layers;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A shortcut without parameters past layers that shrink maps and add channels: option A of He et al. 2015, section 3.3.
 * It takes every stride-th pixel, from the first on, and surrounds the channels with channels of zeros: half of the
 * missing ones, rounded down, before them and the rest after.
 */
public final class PaddedShortcut extends NoParamLayer {

    private static final long serialVersionUID = 1L;

    @JsonProperty
    private int stride;

    @JsonProperty
    private long channels;

    private PaddedShortcut() {}

    /** @param channels that come out; at least as many as come in */
    public PaddedShortcut(int stride, long channels) {
        this.stride = stride;
        this.channels = channels;
        Refusal.unless(stride >= 1, this, "stride must be at least 1, got " + stride);
    }

    public int getStride() {
        return stride;
    }

    public long getChannels() {
        return channels;
    }

    /** Channels of zeros before those that come in. */
    public long channelsBefore(long channelsIn) {
        return (channels - channelsIn) / 2;
    }

    @Override
    public InputType getOutputType(int layerIndex, @Nullable InputType inputType) {
        InputType.InputTypeConvolutional maps = Refusal.unlessMaps(this, inputType);
        Refusal.unless(
                maps.getChannels() <= channels,
                this,
                "adds channels to those that come in, but " + maps.getChannels() + " come in and " + channels
                        + " are to come out");
        return InputType.convolutional(remaining(maps.getHeight()), remaining(maps.getWidth()), channels);
    }

    /** Rows or columns that the stride leaves. */
    long remaining(long size) {
        return (size + stride - 1) / stride;
    }

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType inputType) {
        return InputTypeUtil.getPreProcessorForInputTypeCnnLayers(inputType, getLayerName());
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int layerIndex,
            @Nullable INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        return Running.start(new RunningPaddedShortcut(conf, networkDataType), conf, listeners, layerIndex);
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType inputType) {
        return Running.memory(this, inputType, 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PaddedShortcut that
                && stride == that.stride
                && channels == that.channels
                && super.equals(that);
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof PaddedShortcut;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * super.hashCode() + stride) + Long.hashCode(channels);
    }

    @Override
    public String toString() {
        return "PaddedShortcut(stride=" + stride + ", channels=" + channels + ")";
    }
}
