package org.convzoo.engine.layers;

import java.util.Collection;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Pooling whose output size is rounded up, as Caffe does and PyTorch with {@code ceil_mode=True}: the last window may
 * reach over the edge of the maps, but it starts inside them or inside the padding before them.
 *
 * <p>An average divides by the elements that are there; with {@link Builder#countPadding} also by the zeros of the
 * padding that is asked for, never by what a window finds beyond that.
 */
public final class CeilPooling extends SubsamplingLayer {

    private static final long serialVersionUID = 1L;

    private CeilPooling() {}

    private CeilPooling(Builder builder) {
        setLayerName(builder.getLayerName());
        setConvolutionMode(ConvolutionMode.Truncate);
        setPoolingType(builder.type.toPoolingType());
        setKernelSize(Refusal.unlessPair(this, "kernel", builder.kernel, 1));
        setStride(Refusal.unlessPair(this, "stride", builder.stride, 1));
        setPadding(Refusal.unlessPair(this, "padding", builder.padding, 0));
        setAvgPoolIncludePadInDivisor(builder.countPadding);
        Refusal.unless(
                builder.type == PoolingType.MAX || builder.type == PoolingType.AVG,
                this,
                "pools by MAX or AVG, got " + builder.type);
        for (int axis = 0; axis < 2; axis++) {
            Refusal.unless(
                    2 * padding[axis] <= kernelSize[axis],
                    this,
                    "padding must be at most half of the kernel, got padding " + padding[axis] + " for kernel "
                            + kernelSize[axis]);
        }
    }

    /**
     * Rows or columns that come out.
     *
     * @param axis 0 for rows, 1 for columns
     * @param input rows or columns that come in
     */
    public long outputSize(int axis, long input) {
        long rounded =
                Math.floorDiv(input + 2L * padding[axis] - kernelSize[axis] + stride[axis] - 1, stride[axis]) + 1;
        boolean lastStartsInside = (rounded - 1) * stride[axis] < input + padding[axis];
        return lastStartsInside ? rounded : rounded - 1;
    }

    /**
     * What turns means over whole kernels into means over what is counted, for each row and column that comes out.
     *
     * @param height of the maps that come in
     */
    public double[][] meanFactors(long height, long width) {
        long[] rows = counted(0, height);
        long[] columns = counted(1, width);
        double[][] factors = new double[rows.length][columns.length];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < columns.length; x++) {
                factors[y][x] = (double) kernelSize[0] * kernelSize[1] / (rows[y] * columns[x]);
            }
        }
        return factors;
    }

    /** Rows or columns that each window counts. */
    private long[] counted(int axis, long input) {
        long[] counted = new long[(int) outputSize(axis, input)];
        long first = isAvgPoolIncludePadInDivisor() ? -padding[axis] : 0;
        long end = isAvgPoolIncludePadInDivisor() ? input + padding[axis] : input;
        for (int i = 0; i < counted.length; i++) {
            long start = (long) i * stride[axis] - padding[axis];
            counted[i] = Math.min(start + kernelSize[axis], end) - Math.max(start, first);
        }
        return counted;
    }

    @Override
    public InputType getOutputType(int layerIndex, @Nullable InputType inputType) {
        InputType.InputTypeConvolutional maps = Refusal.unlessMaps(this, inputType);
        long height = outputSize(0, maps.getHeight());
        long width = outputSize(1, maps.getWidth());
        Refusal.unless(
                height > 0 && width > 0,
                this,
                "a kernel of " + kernelSize[0] + "x" + kernelSize[1] + " finds no place on maps of " + maps.getHeight()
                        + "x" + maps.getWidth());
        return InputType.convolutional(height, width, maps.getChannels());
    }

    @Override
    public void setNIn(@Nullable InputType inputType, boolean override) {
        Refusal.unlessMaps(this, inputType);
    }

    @Override
    public org.deeplearning4j.nn.api.Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int layerIndex,
            @Nullable INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        return Running.start(new RunningCeilPooling(conf, networkDataType), conf, listeners, layerIndex);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CeilPooling && super.equals(other);
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof CeilPooling;
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public String toString() {
        return "CeilPooling(" + super.toString() + ")";
    }

    /** Kernel, stride and padding are {@code {vertical, horizontal}}; stride is 2 and padding 0 unless set. */
    // Deeplearning4j's builders leave open what they build
    @SuppressWarnings("unchecked")
    public static final class Builder extends Layer.Builder<Builder> {

        private final PoolingType type;
        private int[] kernel = {2, 2};
        private int[] stride = {2, 2};
        private int[] padding = {0, 0};
        private boolean countPadding;

        /** @param type MAX or AVG */
        public Builder(PoolingType type) {
            this.type = type;
        }

        public Builder kernelSize(int height, int width) {
            kernel = new int[] {height, width};
            return this;
        }

        public Builder stride(int vertical, int horizontal) {
            stride = new int[] {vertical, horizontal};
            return this;
        }

        /** At most half of the kernel. */
        public Builder padding(int vertical, int horizontal) {
            padding = new int[] {vertical, horizontal};
            return this;
        }

        /** Whether an average counts the padding's zeros: PyTorch's {@code count_include_pad}. Not unless set. */
        public Builder countPadding(boolean counted) {
            countPadding = counted;
            return this;
        }

        @Override
        public CeilPooling build() {
            return new CeilPooling(this);
        }
    }
}
