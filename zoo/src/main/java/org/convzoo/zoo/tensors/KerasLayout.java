package org.convzoo.zoo.tensors;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * How Keras's kernels, made for images {@code [N, H, W, C]}, become those for {@code [N, C, H, W]}. A dense kernel is one of a
 * convolution as large as the map that was flattened, {@code [H, W, in, out]}, or 1x1 behind a vector. All else stays as it is.
 */
public enum KerasLayout {
    /** {@code [H, W, in, out]} becomes {@code [out, in, H, W]}; the pointwise kernels of separable convolutions too. */
    CONVOLUTION(3, 2, 0, 1) {
        @Override
        List<Long> reshaped(long first, long second, long third, long fourth) {
            return List.of(first, second, third, fourth);
        }
    },
    /**
     * {@code [H, W, channels, multiplier]} becomes {@code [channels * multiplier, 1, H, W]}, a convolution with a group for each
     * channel: output {@code c * multiplier + m} comes from channel {@code c}.
     */
    DEPTHWISE(2, 3, 0, 1) {
        @Override
        List<Long> reshaped(long first, long second, long third, long fourth) {
            return List.of(Math.multiplyExact(first, second), 1L, third, fourth);
        }
    };

    private static final int RANK = 4;

    /** Filters that are written side by side, so that all of a line of memory is used while it is at hand. */
    private static final int TOGETHER = 64;

    private final int[] order;

    /** @param order for each dimension of the result, which one of the file's it is */
    KerasLayout(int... order) {
        this.order = order;
    }

    /** The result's shape from the sizes of its four dimensions, before those that belong together are one. */
    abstract List<Long> reshaped(long first, long second, long third, long fourth);

    /**
     * The shape of the result.
     *
     * @param shape four sizes, in the file's order
     * @throws IllegalArgumentException if they are not four
     */
    public List<Long> shape(List<Long> shape) {
        requireRank(shape);
        return reshaped(shape.get(order[0]), shape.get(order[1]), shape.get(order[2]), shape.get(order[3]));
    }

    /**
     * Copies a kernel into its new order; nothing else is allocated.
     *
     * @param shape four sizes, in the file's order
     * @param from the kernel as the file has it, from the buffer's position to its limit
     * @param into as much room; full afterwards
     * @throws IllegalArgumentException if sizes and buffers do not fit together
     */
    public void arrange(List<Long> shape, FloatBuffer from, FloatBuffer into) {
        requireRank(shape);
        long elements = shape.stream().reduce(1L, Math::multiplyExact);
        if (from.remaining() != elements || into.remaining() != elements) {
            throw new IllegalArgumentException("a kernel " + shape + " has " + elements + " elements; given are "
                    + from.remaining() + ", and room for " + into.remaining());
        }
        int[] strides = new int[RANK];
        int stride = 1;
        for (int i = RANK - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= Math.toIntExact(shape.get(i));
        }
        copy(shape, strides, from, into);
        into.position(into.limit());
    }

    private void copy(List<Long> shape, int[] strides, FloatBuffer from, FloatBuffer into) {
        int filters = Math.toIntExact(shape.get(order[0]));
        int filter = into.remaining() / Math.max(1, filters);
        for (int first = 0; first < filters; first += TOGETHER) {
            int end = Math.min(filters, first + TOGETHER);
            int inFilter = into.position();
            for (int second = 0; second < shape.get(order[1]); second++) {
                for (int third = 0; third < shape.get(order[2]); third++) {
                    for (int fourth = 0; fourth < shape.get(order[3]); fourth++) {
                        int at = from.position()
                                + second * strides[order[1]]
                                + third * strides[order[2]]
                                + fourth * strides[order[3]];
                        for (int i = first; i < end; i++) {
                            into.put(inFilter + i * filter, from.get(at + i * strides[order[0]]));
                        }
                        inFilter++;
                    }
                }
            }
        }
    }

    private static void requireRank(List<Long> shape) {
        if (shape.size() != RANK) {
            throw new IllegalArgumentException("a kernel has four sizes, not " + shape);
        }
    }
}
