package org.convzoo.engine.layers;

import java.util.Arrays;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.NoParamLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * How far a vector is from the code of each class: {@code -sum over j of (x_j - w_ij)^2}, the negative of equation 7 of
 * LeCun et al. 1998, so that the nearest class has the largest output and a softmax loss after it is that paper's
 * criterion 9 without its constant j. Takes {@code [N, n]} and gives {@code [N, classes]}.
 *
 * <p>The codes are fixed; there are no parameters.
 */
public final class RadialBasisCodes extends NoParamLayer {

    private static final long serialVersionUID = 1L;

    @JsonProperty
    private int[][] codes = {};

    private RadialBasisCodes() {}

    /** @param codes the code of each class, all equally long; usually of +1 and -1 */
    public RadialBasisCodes(int[][] codes) {
        this.codes = Arrays.stream(codes).map(int[]::clone).toArray(int[][]::new);
        Refusal.unless(codes.length > 0 && codes[0].length > 0, this, "needs a code for each class, got none");
        for (int i = 0; i < codes.length; i++) {
            Refusal.unless(
                    codes[i].length == codes[0].length,
                    this,
                    "codes must be equally long, but code 0 has " + codes[0].length + " numbers and code " + i + " has "
                            + codes[i].length);
        }
    }

    /** The code of each class. */
    public int[][] getCodes() {
        return Arrays.stream(codes).map(int[]::clone).toArray(int[][]::new);
    }

    @Override
    public InputType getOutputType(int layerIndex, @Nullable InputType inputType) {
        long length = inputType instanceof InputType.InputTypeFeedForward vector ? vector.getSize() : -1;
        Refusal.unless(
                length == codes[0].length,
                this,
                "takes vectors of " + codes[0].length + " numbers, as long as its codes, got " + inputType);
        return InputType.feedForward(codes.length);
    }

    @Override
    public @Nullable InputPreProcessor getPreProcessorForInputType(InputType inputType) {
        return inputType instanceof InputType.InputTypeConvolutional maps
                ? new CnnToFeedForwardPreProcessor(maps.getHeight(), maps.getWidth(), maps.getChannels())
                : null;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int layerIndex,
            @Nullable INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        return Running.start(new RunningRadialBasisCodes(conf, networkDataType), conf, listeners, layerIndex);
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType inputType) {
        return Running.memory(this, inputType, (long) codes.length * codes[0].length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RadialBasisCodes that && Arrays.deepEquals(codes, that.codes) && super.equals(that);
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof RadialBasisCodes;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Arrays.deepHashCode(codes);
    }

    @Override
    public String toString() {
        return "RadialBasisCodes(" + codes.length + " codes of " + codes[0].length + " numbers)";
    }
}
