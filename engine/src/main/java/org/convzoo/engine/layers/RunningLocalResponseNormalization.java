package org.convzoo.engine.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Deeplearning4j's road through an {@link ExactLocalResponseNormalization}. With {@code s = k + alpha * sum(a^2)} and g
 * the gradient from above, that from below is {@code g * s^-beta - 2 * alpha * beta * a * sum(g * a * s^(-beta - 1))}.
 */
final class RunningLocalResponseNormalization extends StatelessLayer<ExactLocalResponseNormalization> {

    private static final long serialVersionUID = 1L;

    RunningLocalResponseNormalization(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
    }

    @Override
    INDArray output(INDArray below) {
        return Transforms.pow(scale(below), -layerConf().getBeta(), false).muli(below);
    }

    @Override
    INDArray gradient(INDArray below, INDArray above) {
        double beta = layerConf().getBeta();
        INDArray scale = scale(below);
        INDArray direct = Transforms.pow(scale, -beta, true).muli(above);
        INDArray throughSums = sumOverNeighbours(direct.mul(below).divi(scale))
                .muli(below)
                .muli(2 * layerConf().getAlpha() * beta);
        return direct.subi(throughSums);
    }

    private INDArray scale(INDArray below) {
        return sumOverNeighbours(below.mul(below))
                .muli(layerConf().getAlpha())
                .addi(layerConf().getK());
    }

    private INDArray sumOverNeighbours(INDArray maps) {
        INDArray sum = maps.dup('c');
        long channels = maps.size(1);
        long reach = Math.min((long) layerConf().getN() / 2, channels - 1);
        for (long distance = 1; distance <= reach; distance++) {
            INDArrayIndex[] low = channels(0, channels - distance);
            INDArrayIndex[] high = channels(distance, channels);
            sum.get(low).addi(maps.get(high));
            sum.get(high).addi(maps.get(low));
        }
        return sum;
    }

    private static INDArrayIndex[] channels(long from, long to) {
        return new INDArrayIndex[] {
            NDArrayIndex.all(), NDArrayIndex.interval(from, to), NDArrayIndex.all(), NDArrayIndex.all()
        };
    }
}
