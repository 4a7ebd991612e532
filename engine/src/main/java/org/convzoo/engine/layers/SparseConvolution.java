package org.convzoo.engine.layers;

import java.util.Arrays;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Convolution whose maps each read some of the input's maps only, as a table says: layer C3 of LeNet-5, Table I of LeCun
 * et al. 1998.
 *
 * <p>Parameters: {@code W}, one kernel {@code [height, width]} for each connection, the first map's first, in the
 * table's order, as one vector; and, unless switched off, {@code b [out]}. Each map's weights are initialised with its own
 * fan-in. All else is as in {@link ConvolutionLayer}.
 */
public final class SparseConvolution extends ConvolutionLayer {

    private static final long serialVersionUID = 1L;

    @JsonProperty
    private int[][] connections = {};

    private SparseConvolution() {}

    private SparseConvolution(Builder builder) {
        super(builder);
        connections = Arrays.stream(builder.connections).map(int[]::clone).toArray(int[][]::new);
        Refusal.unlessPair(this, "kernel", kernelSize, 1);
        Refusal.unlessPair(this, "stride", stride, 1);
        Refusal.unlessPair(this, "padding", padding, 0);
        Refusal.unlessPair(this, "dilation", dilation, 1);
        for (int map = 0; map < connections.length; map++) {
            int[] read = connections[map];
            Refusal.unless(
                    read.length > 0 && Arrays.stream(read).distinct().count() == read.length && min(read) >= 0,
                    this,
                    "map " + map + " must read at least one map of the input, each once, counted from 0, got "
                            + Arrays.toString(read));
        }
        setNOut(connections.length);
    }

    private static int min(int[] read) {
        return Arrays.stream(read).min().orElse(0);
    }

    /** The maps of the input, counted from 0, that each map reads. */
    public int[][] getConnections() {
        return Arrays.stream(connections).map(int[]::clone).toArray(int[][]::new);
    }

    /** Pairs of maps that are connected. */
    int connectionCount() {
        return count(connections);
    }

    static int count(int[][] connections) {
        return Arrays.stream(connections).mapToInt(read -> read.length).sum();
    }

    @Override
    public ParamInitializer initializer() {
        return SparseConvolutionParameters.INSTANCE;
    }

    @Override
    public void setNIn(@Nullable InputType inputType, boolean override) {
        long channels = Refusal.unlessMaps(this, inputType).getChannels();
        int last = Arrays.stream(connections).flatMapToInt(Arrays::stream).max().orElse(-1);
        Refusal.unless(
                last < channels,
                this,
                "its table reads map " + last + ", counted from 0, but the input has " + channels + " maps");
        nIn = channels;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int layerIndex,
            INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        return Running.start(
                new RunningSparseConvolution(conf, networkDataType),
                conf,
                listeners,
                layerIndex,
                layerParamsView,
                initializeParams);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SparseConvolution that
                && Arrays.deepEquals(connections, that.connections)
                && super.equals(that);
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof SparseConvolution;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Arrays.deepHashCode(connections);
    }

    @Override
    public String toString() {
        return "SparseConvolution(connections=" + Arrays.deepToString(connections) + ", " + super.toString() + ")";
    }

    /** Kernel, stride and padding are {@code {vertical, horizontal}}. */
    // Deeplearning4j's builders leave open what they build
    @SuppressWarnings("unchecked")
    public static final class Builder extends BaseConvBuilder<Builder> {

        private final int[][] connections;

        /** @param connections the maps of the input, counted from 0, that each map reads */
        public Builder(int[][] connections, int... kernelSize) {
            super(kernelSize);
            this.connections = connections;
        }

        @Override
        protected boolean allowCausal() {
            return false;
        }

        @Override
        public SparseConvolution build() {
            return new SparseConvolution(this);
        }
    }
}
