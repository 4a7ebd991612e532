package org.convzoo.zoo.assembly;

import org.convzoo.engine.layers.ScaledTanh;
import org.convzoo.zoo.blueprint.Activation;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.IActivation;

/** Deeplearning4j's activation functions, and the initial weights that suit them. */
final class Activations {

    private Activations() {}

    static IActivation function(Activation activation) {
        return switch (activation) {
            case SCALED_TANH -> new ScaledTanh();
            case IDENTITY -> known("IDENTITY");
            case RELU -> known("RELU");
            case LEAKY_RELU -> known("LEAKYRELU");
            case RELU6 -> known("RELU6");
            case ELU -> known("ELU");
            case SELU -> known("SELU");
            case GELU -> known("GELU");
            case SWISH -> known("SWISH");
            case MISH -> known("MISH");
            case SOFTPLUS -> known("SOFTPLUS");
            case TANH -> known("TANH");
            case SIGMOID -> known("SIGMOID");
            case HARD_SIGMOID -> known("HARDSIGMOID");
        };
    }

    private static IActivation known(String name) {
        return org.nd4j.linalg.activations.Activation.valueOf(name).getActivationFunction();
    }

    /**
     * He et al. 2015 (arXiv:1502.01852) before a function like ReLU, LeCun et al. 1998 (section 4.6 of "Efficient
     * BackProp") before SELU and the scaled tanh, Glorot and Bengio 2010 elsewhere.
     */
    static WeightInit initialWeights(Activation activation) {
        return switch (activation) {
            case RELU, LEAKY_RELU, RELU6, ELU, GELU, SWISH, MISH, SOFTPLUS -> WeightInit.RELU;
            case SELU, SCALED_TANH -> WeightInit.LECUN_NORMAL;
            case IDENTITY, TANH, SIGMOID, HARD_SIGMOID -> WeightInit.XAVIER;
        };
    }
}
