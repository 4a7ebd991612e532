package org.convzoo.engine.layers;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One array of biases. */
final class PositionBiasParameters implements ParamInitializer {

    static final PositionBiasParameters INSTANCE = new PositionBiasParameters();
    static final String BIAS_KEY = DefaultParamInitializer.BIAS_KEY;

    private PositionBiasParameters() {}

    @Override
    public long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        return Arrays.stream(((PositionBias) layer).getShape()).reduce(1, (a, b) -> a * b);
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return biasKeys(layer);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return List.of();
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return List.of(BIAS_KEY);
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return false;
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return BIAS_KEY.equals(key);
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
        conf.addVariable(BIAS_KEY);
        Map<String, INDArray> parameters = getGradientsFromFlattened(conf, paramsView);
        if (initializeParams) {
            parameters.get(BIAS_KEY).assign(((PositionBias) conf.getLayer()).getBiasInit());
        }
        return parameters;
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray gradientView) {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        arrays.put(BIAS_KEY, gradientView.reshape('c', ((PositionBias) conf.getLayer()).getShape()));
        return arrays;
    }
}
