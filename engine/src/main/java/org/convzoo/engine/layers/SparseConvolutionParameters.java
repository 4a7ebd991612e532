package org.convzoo.engine.layers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The biases of all maps, then one kernel for each connection. */
final class SparseConvolutionParameters extends ConvolutionParamInitializer {

    static final SparseConvolutionParameters INSTANCE = new SparseConvolutionParameters();

    private SparseConvolutionParameters() {}

    @Override
    public long numParams(Layer layer) {
        SparseConvolution convolution = (SparseConvolution) layer;
        return convolution.connectionCount() * window(convolution) + biases(convolution);
    }

    private static long window(SparseConvolution convolution) {
        return (long) convolution.getKernelSize()[0] * convolution.getKernelSize()[1];
    }

    private static long biases(SparseConvolution convolution) {
        return convolution.hasBias() ? convolution.getNOut() : 0;
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray gradientView) {
        long biases = biases((SparseConvolution) conf.getLayer());
        INDArray flat = gradientView.reshape(gradientView.length());
        Map<String, INDArray> gradients = new LinkedHashMap<>();
        if (biases > 0) {
            gradients.put(BIAS_KEY, flat.get(NDArrayIndex.interval(0, biases)));
        }
        gradients.put(WEIGHT_KEY, flat.get(NDArrayIndex.interval(biases, flat.length())));
        return gradients;
    }

    @Override
    protected INDArray createWeightMatrix(NeuralNetConfiguration conf, INDArray weightView, boolean initializeParams) {
        INDArray weights = weightView.reshape(weightView.length());
        if (initializeParams) {
            initialise((SparseConvolution) conf.getLayer(), weights);
        }
        return weights;
    }

    private static void initialise(SparseConvolution convolution, INDArray weights) {
        int[] kernel = convolution.getKernelSize();
        int[] stride = convolution.getStride();
        long window = window(convolution);
        double readersOfAMap = (double) convolution.connectionCount() / convolution.getNIn();
        double fanOut = readersOfAMap * window / ((double) stride[0] * stride[1]);
        long from = 0;
        for (int[] read : convolution.getConnections()) {
            long length = read.length * window;
            convolution
                    .getWeightInitFn()
                    .init(
                            length,
                            fanOut,
                            new long[] {1, read.length, kernel[0], kernel[1]},
                            'c',
                            weights.get(NDArrayIndex.interval(from, from + length)));
            from += length;
        }
    }
}
