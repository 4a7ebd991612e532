package org.convzoo.engine.layers;

import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.BIAS_KEY;
import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Deeplearning4j's road through a convolution in which some maps read only some of the input's. */
abstract class RunningConvolution<C extends ConvolutionLayer> extends BaseLayer<C> {

    private static final long serialVersionUID = 1L;

    RunningConvolution(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
    }

    abstract long groups();

    /** {@code [out, in / groups, height, width]} */
    abstract INDArray kernels(INDArray weights);

    /** Writes the gradient of the weights; that of the kernels is laid out as they are. */
    abstract void collect(INDArray kernelGradient, INDArray weightGradient);

    @Override
    protected INDArray preOutput(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        applyDropOutIfNecessary(training, workspaces);
        INDArray below = input.castTo(dataType);
        INDArray sums = arithmetic(below).forward(below, kernels(getParamWithNoise(WEIGHT_KEY, training, workspaces)));
        if (hasBias()) {
            INDArray biases = getParamWithNoise(BIAS_KEY, training, workspaces);
            sums.addi(biases.reshape(1, biases.length(), 1, 1));
        }
        return workspaces.leverageTo(ArrayType.ACTIVATIONS, sums);
    }

    private UnfoldedConvolution arithmetic(INDArray below) {
        return UnfoldedConvolution.of(layerConf(), groups(), below);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray above, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray gradient = layerConf()
                .getActivationFn()
                .backprop(preOutput(true, workspaces), above.castTo(dataType))
                .getFirst();
        Gradient gradients = new DefaultGradient();
        if (hasBias()) {
            INDArray biases = gradientViews.get(BIAS_KEY);
            biases.assign(gradient.sum(0, 2, 3));
            gradients.setGradientFor(BIAS_KEY, biases);
        }
        INDArray below = input.castTo(dataType);
        INDArray kernels = kernels(getParamWithNoise(WEIGHT_KEY, true, workspaces));
        UnfoldedConvolution arithmetic = arithmetic(below);
        INDArray weights = gradientViews.get(WEIGHT_KEY);
        collect(arithmetic.kernelGradient(below, kernels, gradient), weights);
        gradients.setGradientFor(WEIGHT_KEY, weights, 'c');
        INDArray back = arithmetic.inputGradient(below, kernels, gradient);
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
