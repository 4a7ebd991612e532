package org.convzoo.engine.layers;

import static org.convzoo.engine.layers.PositionBiasParameters.BIAS_KEY;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Deeplearning4j's road through a {@link PositionBias}. */
final class RunningPositionBias extends BaseLayer<PositionBias> {

    private static final long serialVersionUID = 1L;

    RunningPositionBias(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
    }

    @Override
    protected INDArray preOutput(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        applyDropOutIfNecessary(training, workspaces);
        INDArray below = input.castTo(dataType);
        INDArray biases = getParamWithNoise(BIAS_KEY, training, workspaces);
        return workspaces.leverageTo(ArrayType.ACTIVATIONS, below.add(biases.reshape('c', ofOneImage(below))));
    }

    private static long[] ofOneImage(INDArray images) {
        long[] shape = images.shape().clone();
        shape[0] = 1;
        return shape;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray above, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray gradient = layerConf()
                .getActivationFn()
                .backprop(preOutput(true, workspaces), above.castTo(dataType))
                .getFirst();
        INDArray biases = gradientViews.get(BIAS_KEY);
        biases.assign(gradient.sum(0).reshape('c', biases.shape()));
        Gradient gradients = new DefaultGradient();
        gradients.setGradientFor(BIAS_KEY, biases, 'c');
        weightNoiseParams.clear();
        return new Pair<>(gradients, backpropDropOutIfPresent(workspaces.dup(ArrayType.ACTIVATION_GRAD, gradient)));
    }

    @Override
    public void setParams(INDArray values) {
        setParams(values, 'c');
    }

    @Override
    public boolean hasBias() {
        return true;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
