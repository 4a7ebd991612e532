package org.convzoo.engine.layers;

import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Deeplearning4j's road through a {@link GroupedConvolution}. */
final class RunningGroupedConvolution extends BaseLayer<GroupedConvolution> {

    private static final long serialVersionUID = 1L;

    RunningGroupedConvolution(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
    }

    @Override
    protected INDArray preOutput(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        applyDropOutIfNecessary(training, workspaces);
        INDArray below = input.castTo(dataType);
        INDArray weights = getParamWithNoise(WEIGHT_KEY, training, workspaces);
        INDArray sums = arithmetic(below).forward(below, weights);
        if (hasBias()) {
            INDArray biases = getParamWithNoise(BIAS_KEY, training, workspaces);
            sums.addi(biases.reshape(1, biases.length(), 1, 1));
        }
        return workspaces.leverageTo(ArrayType.ACTIVATIONS, sums);
    }

    private UnfoldedConvolution arithmetic(INDArray below) {
        return UnfoldedConvolution.of(layerConf(), layerConf().getGroups(), below);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray above, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray sums = preOutput(true, workspaces);
        INDArray gradient = layerConf()
                .getActivationFn()
                .backprop(sums, above.castTo(dataType))
                .getFirst();
        Gradient gradients = new DefaultGradient();
        if (hasBias()) {
            INDArray biases = gradientViews.get(BIAS_KEY);
            biases.assign(gradient.sum(0, 2, 3));
            gradients.setGradientFor(BIAS_KEY, biases);
        }
        INDArray below = input.castTo(dataType);
        INDArray weights = gradientViews.get(WEIGHT_KEY);
        INDArray back =
                arithmetic(below).backward(below, getParamWithNoise(WEIGHT_KEY, true, workspaces), gradient, weights);
        gradients.setGradientFor(WEIGHT_KEY, weights, 'c');
        weightNoiseParams.clear();
        return new Pair<>(gradients, backpropDropOutIfPresent(workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, back)));
    }

    @Override
    public void setParams(INDArray values) {
        setParams(values, 'c');
    }

    @Override
    public boolean hasBias() {
        return layerConf().hasBias();
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
