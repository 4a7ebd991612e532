package org.convzoo.engine.layers;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's road through {@link RadialBasisCodes}. */
final class RunningRadialBasisCodes extends StatelessLayer<RadialBasisCodes> {

    private static final long serialVersionUID = 1L;

    RunningRadialBasisCodes(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
    }

    @Override
    INDArray output(INDArray below) {
        INDArray differences = differences(below);
        return differences.muli(differences).sum(2).negi();
    }

    @Override
    INDArray gradient(INDArray below, INDArray above) {
        INDArray weighted = differences(below).muli(above.reshape('c', above.size(0), above.size(1), 1));
        return weighted.sum(1).muli(-2);
    }

    /** {@code [N, classes, n]} */
    private INDArray differences(INDArray below) {
        INDArray codes = codes(below.dataType());
        INDArray vectors = below.reshape('c', below.size(0), 1, below.size(1));
        return Nd4j.tile(vectors, 1, (int) codes.size(1), 1).subi(codes);
    }

    /** {@code [1, classes, n]} */
    private INDArray codes(DataType type) {
        int[][] codes = layerConf().getCodes();
        double[][] numbers = Arrays.stream(codes)
                .map(code -> Arrays.stream(code).asDoubleStream().toArray())
                .toArray(double[][]::new);
        return Nd4j.createFromArray(numbers).castTo(type).reshape('c', 1, codes.length, codes[0].length);
    }
}
