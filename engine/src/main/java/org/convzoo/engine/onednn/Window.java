package org.convzoo.engine.onednn;

import org.convzoo.engine.layers.CeilPooling;
import org.deeplearning4j.nn.conf.ConvolutionMode;

/**
 * Where a sliding window stops; each array is {@code {vertical, horizontal}}.
 *
 * @param gaps elements left out between two that the window covers: dilation less one
 * @param before padding above and to the left
 * @param after padding below and to the right
 */
record Window(long[] kernel, long[] stride, long[] gaps, long[] before, long[] after, long[] output) {

    /** The window that Deeplearning4j's settings describe, on a map of this height and width. */
    static Window of(
            int[] kernel, int[] stride, int[] padding, int[] dilation, ConvolutionMode mode, long height, long width) {
        long[] input = {height, width};
        Window window = new Window(new long[2], new long[2], new long[2], new long[2], new long[2], new long[2]);
        for (int axis = 0; axis < 2; axis++) {
            long extent = (kernel[axis] - 1L) * dilation[axis] + 1;
            window.kernel[axis] = kernel[axis];
            window.stride[axis] = stride[axis];
            window.gaps[axis] = dilation[axis] - 1L;
            if (mode == ConvolutionMode.Same) {
                window.output[axis] = (input[axis] + stride[axis] - 1) / stride[axis];
                long padded = Math.max(0, (window.output[axis] - 1) * stride[axis] + extent - input[axis]);
                window.before[axis] = padded / 2;
                window.after[axis] = padded - padded / 2;
            } else {
                window.output[axis] = (input[axis] + 2L * padding[axis] - extent) / stride[axis] + 1;
                window.before[axis] = padding[axis];
                window.after[axis] = padding[axis];
            }
        }
        return window;
    }

    /** Windows that may reach over the far edges of a map of this height and width. */
    static Window of(CeilPooling layer, long height, long width) {
        long[] input = {height, width};
        Window window = new Window(new long[2], new long[2], new long[2], new long[2], new long[2], new long[2]);
        for (int axis = 0; axis < 2; axis++) {
            window.kernel[axis] = layer.getKernelSize()[axis];
            window.stride[axis] = layer.getStride()[axis];
            window.output[axis] = layer.outputSize(axis, input[axis]);
            window.before[axis] = layer.getPadding()[axis];
            long reached = (window.output[axis] - 1) * window.stride[axis] + window.kernel[axis];
            window.after[axis] = Math.max(0, reached - window.before[axis] - input[axis]);
        }
        return window;
    }

    /** Every stride-th pixel by itself, from the first on. */
    static Window pixels(long stride, long height, long width) {
        long[] zero = {0, 0};
        long[] output = {(height + stride - 1) / stride, (width + stride - 1) / stride};
        return new Window(new long[] {1, 1}, new long[] {stride, stride}, zero, zero, zero, output);
    }

    /** One window over the whole map. */
    static Window whole(long height, long width) {
        long[] zero = {0, 0};
        long[] one = {1, 1};
        return new Window(new long[] {height, width}, one, zero, zero, zero, one);
    }
}
