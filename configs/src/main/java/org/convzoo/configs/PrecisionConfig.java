package org.convzoo.configs;

/** How activations and their gradients are stored while training; parameters, statistics and losses are float32 in either. */
public enum PrecisionConfig {
    FLOAT32,
    /** Half the memory and up to twice the speed, on processors that compute with it. */
    BFLOAT16
}
