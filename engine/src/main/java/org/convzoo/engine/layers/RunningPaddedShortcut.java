package org.convzoo.engine.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Deeplearning4j's road through a {@link PaddedShortcut}. */
final class RunningPaddedShortcut extends StatelessLayer<PaddedShortcut> {

    private static final long serialVersionUID = 1L;

    RunningPaddedShortcut(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
    }

    @Override
    INDArray output(INDArray below) {
        PaddedShortcut layer = layerConf();
        INDArray result = Nd4j.zeros(
                below.dataType(),
                below.size(0),
                layer.getChannels(),
                layer.remaining(below.size(2)),
                layer.remaining(below.size(3)));
        result.put(filled(below), below.get(taken(below)));
        return result;
    }

    @Override
    INDArray gradient(INDArray below, INDArray above) {
        INDArray result = Nd4j.zeros(below.dataType(), below.shape());
        result.put(taken(below), above.get(filled(below)));
        return result;
    }

    private INDArrayIndex[] taken(INDArray below) {
        int stride = layerConf().getStride();
        return new INDArrayIndex[] {
            NDArrayIndex.all(),
            NDArrayIndex.all(),
            NDArrayIndex.interval(0, stride, below.size(2)),
            NDArrayIndex.interval(0, stride, below.size(3))
        };
    }

    private INDArrayIndex[] filled(INDArray below) {
        long before = layerConf().channelsBefore(below.size(1));
        return new INDArrayIndex[] {
            NDArrayIndex.all(),
            NDArrayIndex.interval(before, before + below.size(1)),
            NDArrayIndex.all(),
            NDArrayIndex.all()
        };
    }
}
