package org.convzoo.zoo.blueprint;

/** The function applied to each value of a layer's output. */
public enum Activation {
    IDENTITY,
    RELU,
    LEAKY_RELU,
    RELU6,
    ELU,
    SELU,
    GELU,
    SWISH,
    MISH,
    SOFTPLUS,
    TANH,
    /** {@code 1.7159 tanh(2x / 3)}: LeCun et al. 1998, appendix A. */
    SCALED_TANH,
    SIGMOID,
    HARD_SIGMOID
}
