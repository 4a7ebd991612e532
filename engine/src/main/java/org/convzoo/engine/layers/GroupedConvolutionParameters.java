package org.convzoo.engine.layers;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The biases of all maps, then the weights {@code [out, in / groups, height, width]}. */
final class GroupedConvolutionParameters extends ConvolutionParamInitializer {

    static final GroupedConvolutionParameters INSTANCE = new GroupedConvolutionParameters();

    private GroupedConvolutionParameters() {}

    @Override
    public long numParams(Layer layer) {
        GroupedConvolution convolution = (GroupedConvolution) layer;
        long weights = 1;
        for (long size : convolution.weightShape()) {
            weights *= size;
        }
        return weights + biases(convolution);
    }

    private static long biases(GroupedConvolution convolution) {
        return convolution.hasBias() ? convolution.getNOut() : 0;
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray gradientView) {
        GroupedConvolution convolution = (GroupedConvolution) conf.getLayer();
        INDArray flat = gradientView.reshape(gradientView.length());
        long biases = biases(convolution);
        Map<String, INDArray> gradients = new LinkedHashMap<>();
        if (biases > 0) {
            gradients.put(BIAS_KEY, flat.get(NDArrayIndex.interval(0, biases)));
        }
        gradients.put(
                WEIGHT_KEY,
                flat.get(NDArrayIndex.interval(biases, flat.length())).reshape('c', convolution.weightShape()));
        return gradients;
    }

    @Override
    protected INDArray createWeightMatrix(NeuralNetConfiguration conf, INDArray weightView, boolean initializeParams) {
        GroupedConvolution convolution = (GroupedConvolution) conf.getLayer();
        long[] shape = convolution.weightShape();
        if (!initializeParams) {
            return weightView.reshape('c', shape);
        }
        double window = (double) shape[2] * shape[3];
        int[] stride = convolution.getStride();
        double fanIn = shape[1] * window;
        double fanOut = shape[0] / convolution.getGroups() * window / ((double) stride[0] * stride[1]);
        return convolution.getWeightInitFn().init(fanIn, fanOut, shape, 'c', weightView);
    }
}
