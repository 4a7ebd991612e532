package org.convzoo.engine;

/** How activations and their gradients are stored; parameters, statistics and losses are float32 in either. */
public enum Precision {
    FLOAT32,
    /** Float32's range with eight bits of precision: half the memory, and matrix units where the processor has them. */
    BFLOAT16
}
