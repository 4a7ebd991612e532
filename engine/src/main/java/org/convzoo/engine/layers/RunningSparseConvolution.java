package org.convzoo.engine.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's road through a {@link SparseConvolution}: kernels of zeros stand where nothing is connected. */
final class RunningSparseConvolution extends RunningConvolution<SparseConvolution> {

    private static final long serialVersionUID = 1L;

    private final long[] shape; // [out, in, height, width]
    private final int[] places; // of each weight among all kernels

    RunningSparseConvolution(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
        SparseConvolution layer = layerConf();
        int[] kernel = layer.getKernelSize();
        shape = new long[] {layer.getNOut(), layer.getNIn(), kernel[0], kernel[1]};
        places = places(layer.getConnections(), (int) layer.getNIn(), kernel[0] * kernel[1]);
    }

    private static int[] places(int[][] connections, int inputs, int window) {
        int[] places = new int[SparseConvolution.count(connections) * window];
        int weight = 0;
        for (int map = 0; map < connections.length; map++) {
            for (int read : connections[map]) {
                int start = (map * inputs + read) * window;
                for (int i = 0; i < window; i++) {
                    places[weight++] = start + i;
                }
            }
        }
        return places;
    }

    @Override
    long groups() {
        return 1;
    }

    @Override
    INDArray kernels(INDArray weights) {
        double[] packed = weights.toDoubleVector();
        double[] whole = new double[(int) (shape[0] * shape[1] * shape[2] * shape[3])];
        for (int i = 0; i < places.length; i++) {
            whole[places[i]] = packed[i];
        }
        return Nd4j.createFromArray(whole).castTo(weights.dataType()).reshape('c', shape);
    }

    @Override
    void collect(INDArray kernelGradient, INDArray weightGradient) {
        double[] whole = kernelGradient.reshape(kernelGradient.length()).toDoubleVector();
        double[] packed = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            packed[i] = whole[places[i]];
        }
        weightGradient.assign(Nd4j.createFromArray(packed).castTo(weightGradient.dataType()));
    }
}
