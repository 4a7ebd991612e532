package org.convzoo.zoo.names;

import java.util.List;

/**
 * The sizes of an array of parameters, which lies in memory row by row in this order. A dense layer is a convolution as
 * large as the map it flattens; a bias, or one array of a normalization, has only outputs.
 *
 * @param out filters or units
 * @param in channels that each of them sees
 * @param height of the window
 * @param width of the window
 */
public record Extents(long out, long in, long height, long width) {

    static Extents vector(long length) {
        return new Extents(length, 1, 1, 1);
    }

    public long elements() {
        return out * in * height * width;
    }

    /** Values of one filter. */
    long filter() {
        return in * height * width;
    }

    List<Long> channelsFirst() {
        return List.of(out, in, height, width);
    }

    /** As TensorFlow orders them. */
    public List<Long> channelsLast() {
        return List.of(height, width, in, out);
    }
}
