package org.convzoo.engine.layers;

import java.util.Arrays;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Adds a trained bias to each value of an image, a different one at every place: the last step of AlphaGo's policy network
 * (Silver et al. 2016, Methods). Takes maps {@code [N, C, H, W]} or vectors {@code [N, n]} and gives back the same shape.
 *
 * <p>Parameter: {@code b}, of the input's shape without N, 0 at first.
 */
public final class PositionBias extends BaseLayer {

    private static final long serialVersionUID = 1L;

    /** {@code {C, H, W}} or {@code {n}}; empty until the input is known. */
    @JsonProperty
    private long[] shape = {};

    public PositionBias() {
        setActivationFn(new ActivationIdentity());
        setBiasInit(0);
    }

    /** {@code {C, H, W}} or {@code {n}} of an image that comes in; empty until that is known. */
    public long[] getShape() {
        return shape.clone();
    }

    @Override
    public void setNIn(@Nullable InputType inputType, boolean override) {
        long[] found = shapeOf(inputType);
        if (shape.length == 0 || override) {
            shape = found;
        }
        Refusal.unless(
                Arrays.equals(shape, found),
                this,
                "has biases for images of " + Arrays.toString(shape) + ", got " + Arrays.toString(found));
    }

    private long[] shapeOf(@Nullable InputType inputType) {
        if (inputType instanceof InputType.InputTypeFeedForward vector) {
            return new long[] {vector.getSize()};
        }
        InputType.InputTypeConvolutional maps = Refusal.unlessMaps(this, inputType);
        return new long[] {maps.getChannels(), maps.getHeight(), maps.getWidth()};
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        shapeOf(inputType);
        return inputType;
    }

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType inputType) {
        return null;
    }

    @Override
    public boolean isPretrainParam(String paramName) {
        return false;
    }

    @Override
    public ParamInitializer initializer() {
        return PositionBiasParameters.INSTANCE;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int layerIndex,
            INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        Refusal.unless(shape.length > 0, this, "needs to know its input: set the graph's input types");
        return Running.start(
                new RunningPositionBias(conf, networkDataType),
                conf,
                listeners,
                layerIndex,
                layerParamsView,
                initializeParams);
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType inputType) {
        return Running.memory(this, inputType, 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PositionBias that && Arrays.equals(shape, that.shape) && super.equals(that);
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof PositionBias;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Arrays.hashCode(shape);
    }

    @Override
    public String toString() {
        return "PositionBias(shape=" + Arrays.toString(shape) + ")";
    }
}
