package org.convzoo.zoo.names;

/** The order in which another library's array holds the elements that {@link Extents} orders here. */
public enum Arrangement {
    /** The same: {@code [out, in, height, width]}, or a vector. */
    OUT_IN_HEIGHT_WIDTH,
    /** Convolutions of TensorFlow, and its dense layers, which flatten rows of pixels with all their channels. */
    HEIGHT_WIDTH_IN_OUT,
    /** Depthwise convolutions of TensorFlow: an output channel is an input channel's n-th filter. */
    HEIGHT_WIDTH_OUT
}
