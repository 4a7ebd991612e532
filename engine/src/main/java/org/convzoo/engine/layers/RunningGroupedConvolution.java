package org.convzoo.engine.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Deeplearning4j's road through a {@link GroupedConvolution}. */
final class RunningGroupedConvolution extends RunningConvolution<GroupedConvolution> {

    private static final long serialVersionUID = 1L;

    RunningGroupedConvolution(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
    }

    @Override
    long groups() {
        return layerConf().getGroups();
    }

    @Override
    INDArray kernels(INDArray weights) {
        return weights;
    }

    @Override
    void collect(INDArray kernelGradient, INDArray weightGradient) {
        weightGradient.assign(kernelGradient);
    }
}
