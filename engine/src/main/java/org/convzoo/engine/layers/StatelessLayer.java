package org.convzoo.engine.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.layers.LayerHelper;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A function of the layer below, without parameters, that is the same in training and in inference. */
abstract class StatelessLayer<C extends Layer> extends AbstractLayer<C> {

    private static final long serialVersionUID = 1L;

    StatelessLayer(NeuralNetConfiguration configuration, DataType dataType) {
        super(configuration, dataType);
    }

    /** A new array; the input stays as it is. */
    abstract INDArray output(INDArray below);

    /** The gradient of the loss with respect to the input; a new array. */
    abstract INDArray gradient(INDArray below, INDArray above);

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        return workspaces.leverageTo(ArrayType.ACTIVATIONS, output(input.castTo(dataType)));
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray above, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray below = gradient(input.castTo(dataType), above.castTo(dataType));
        return new Pair<>(new DefaultGradient(), workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, below));
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public void clearNoiseWeightParams() {
        // there are none
    }

    @Override
    public @Nullable LayerHelper getHelper() {
        return null;
    }
}
