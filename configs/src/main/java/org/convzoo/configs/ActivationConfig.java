package org.convzoo.configs;

/** A function applied to each value between layers. */
public enum ActivationConfig {
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
    SIGMOID,
    HARD_SIGMOID
}
