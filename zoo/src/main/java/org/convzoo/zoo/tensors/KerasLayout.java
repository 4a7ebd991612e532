package org.convzoo.zoo.tensors;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * How Keras's kernels, made for images {@code [N, H, W, C]}, become those for {@code [N, C, H, W]}. What is not listed stays as
 * it is: biases, {@link #BATCH_NORMALIZATION} and dense kernels {@code [in, out]}, which Deeplearning4j has in the same order.
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
    },
    /**
     * A dense kernel whose input is a flattened map, seen as {@code [H, W, C, out]}, becomes {@code [C * H * W, out]}: where
     * channels come first, a map is flattened in another order.
     */
    DENSE_AFTER_FLATTEN(2, 0, 1, 3) {
        @Override
        List<Long> reshaped(long first, long second, long third, long fourth) {
            return List.of(Math.multiplyExact(Math.multiplyExact(first, second), third), fourth);
        }
    };

    /** The weights of batch normalization, by name; the variance is no deviation, and epsilon is 0.001 unless the model says otherwise. */
    public static final List<String> BATCH_NORMALIZATION = List.of("gamma", "beta", "moving_mean", "moving_variance");

    private static final int RANK = 4;

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
        int rows = Math.toIntExact(shape.get(order[2]));
        int row = Math.toIntExact(shape.get(order[3]));
        int step = strides[order[3]];
        int to = into.position();
        for (int first = 0; first < shape.get(order[0]); first++) {
            for (int second = 0; second < shape.get(order[1]); second++) {
                for (int third = 0; third < rows; third++) {
                    int at = from.position()
                            + first * strides[order[0]]
                            + second * strides[order[1]]
                            + third * strides[order[2]];
                    if (step == 1) {
                        into.put(to, from, at, row);
                    } else {
                        for (int i = 0; i < row; i++) {
                            into.put(to + i, from.get(at + i * step));
                        }
                    }
                    to += row;
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
