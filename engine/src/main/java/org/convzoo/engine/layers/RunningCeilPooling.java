package org.convzoo.engine.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Deeplearning4j's road through a {@link CeilPooling}: ordinary pooling over maps that are large enough. */
final class RunningCeilPooling extends StatelessLayer<CeilPooling> {

    private static final long serialVersionUID = 1L;

    RunningCeilPooling(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
    }

    @Override
    INDArray output(INDArray below) {
        CeilPooling layer = layerConf();
        INDArray pooled = Nd4j.createUninitialized(
                below.dataType(),
                new long[] {
                    below.size(0), below.size(1), layer.outputSize(0, below.size(2)), layer.outputSize(1, below.size(3))
                },
                'c');
        Nd4j.exec(operation(isAverage() ? "avgpool2d" : "maxpool2d")
                .addInputs(enlarged(below))
                .addOutputs(pooled)
                .build());
        return isAverage() ? pooled.muli(factors(below)) : pooled;
    }

    @Override
    INDArray gradient(INDArray below, INDArray above) {
        INDArray enlarged = enlarged(below);
        INDArray result = enlarged.ulike();
        Nd4j.exec(operation(isAverage() ? "avgpool2d_bp" : "maxpool2d_bp")
                .addInputs(enlarged, isAverage() ? above.mul(factors(below)) : above.dup('c'))
                .addOutputs(result)
                .build());
        return result.get(inside(below)).dup('c');
    }

    private boolean isAverage() {
        return layerConf().getPoolingType() == PoolingType.AVG;
    }

    private DynamicCustomOp.DynamicCustomOpsBuilder operation(String name) {
        CeilPooling layer = layerConf();
        int[] kernel = layer.getKernelSize();
        int[] stride = layer.getStride();
        int[] padding = layer.getPadding();
        int dilation = 1;
        int sizedByPadding = 0;
        int dividedByWholeKernel = 1;
        int channelsFirst = 0;
        return DynamicCustomOp.builder(name)
                .addIntegerArguments(
                        kernel[0],
                        kernel[1],
                        stride[0],
                        stride[1],
                        padding[0],
                        padding[1],
                        dilation,
                        dilation,
                        sizedByPadding,
                        dividedByWholeKernel,
                        channelsFirst);
    }

    /** Maps with room for the last windows: what they find there changes neither a maximum nor a sum. */
    private INDArray enlarged(INDArray below) {
        double filler = isAverage() ? 0 : Double.NEGATIVE_INFINITY;
        INDArray enlarged = Nd4j.valueArrayOf(
                new long[] {below.size(0), below.size(1), enlarged(0, below.size(2)), enlarged(1, below.size(3))},
                filler,
                below.dataType());
        enlarged.put(inside(below), below);
        return enlarged;
    }

    private long enlarged(int axis, long size) {
        CeilPooling layer = layerConf();
        long reached = (layer.outputSize(axis, size) - 1) * layer.getStride()[axis] + layer.getKernelSize()[axis];
        return Math.max(size, reached - 2L * layer.getPadding()[axis]);
    }

    private static INDArrayIndex[] inside(INDArray below) {
        return new INDArrayIndex[] {
            NDArrayIndex.all(),
            NDArrayIndex.all(),
            NDArrayIndex.interval(0, below.size(2)),
            NDArrayIndex.interval(0, below.size(3))
        };
    }

    /** {@code [1, 1, H, W]} */
    private INDArray factors(INDArray below) {
        double[][] factors = layerConf().meanFactors(below.size(2), below.size(3));
        return Nd4j.createFromArray(factors).castTo(below.dataType()).reshape(1, 1, factors.length, factors[0].length);
    }
}
