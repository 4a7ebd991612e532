package org.convzoo.engine.onednn;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/**
 * What oneDNN is asked for one convolution: its sizes and the layouts that suit them.
 *
 * @param input {@code {height, width}} of the maps that come in
 * @param channels of the maps that come in
 * @param kernel {@code {out, in, height, width}}; of a grouped convolution {@code {groups, out / groups, in / groups,
 *     height, width}}, which lie in memory like {@code {out, in / groups, height, width}}
 * @param comesChannelsLast whether that is how the maps that come in lie
 */
record ConvolutionShape(long[] input, long channels, long[] kernel, Window window, boolean comesChannelsLast) {

    /** Channels that one vector register holds; layouts in blocks of them pad other counts. */
    private static final int BLOCK = 16;

    private static final String DEPTHWISE_KERNEL = "dw";

    static ConvolutionShape of(Layout input, long outputs, long groups, Window window) {
        long[] shape = input.shape();
        long inputs = shape[1];
        long height = window.kernel()[0];
        long width = window.kernel()[1];
        return new ConvolutionShape(
                new long[] {shape[2], shape[3]},
                inputs,
                groups == 1
                        ? new long[] {outputs, inputs, height, width}
                        : new long[] {groups, outputs / groups, inputs / groups, height, width},
                window,
                input.descriptor().equals(new memory.desc(shape, input.type().code(), memory.format_tag.nhwc)));
    }

    /** A group for every map, coming in and going out. */
    private boolean depthwise() {
        return grouped() && kernel[1] == 1 && kernel[2] == 1;
    }

    boolean grouped() {
        return kernel.length > 4;
    }

    /** Maps that come out. */
    long outputs() {
        return grouped() ? kernel[0] * kernel[1] : kernel[0];
    }

    long[] input(long batch) {
        return new long[] {batch, channels, input[0], input[1]};
    }

    long[] output(long batch) {
        return new long[] {batch, outputs(), window.output()[0], window.output()[1]};
    }

    convolution_forward.primitive_desc forward(
            ProgramBuilder program, long batch, memory.desc bias, @Nullable Activation activation) {
        return new convolution_forward.primitive_desc(
                program.oneDnn.engine,
                program.training ? prop_kind.forward_training : prop_kind.forward_inference,
                algorithm.convolution_direct,
                maps(program, input(batch)),
                Layout.any(program.precision, kernel).descriptor(),
                bias,
                maps(program, output(batch)),
                window.stride(),
                window.gaps(),
                window.before(),
                window.after(),
                activation == null ? OneDnn.attributes() : activation.fused(),
                false);
    }

    convolution_backward_data.primitive_desc inputGradient(
            ProgramBuilder program, long batch, convolution_forward.primitive_desc forward) {
        var description = anyInputGradient(program, batch, forward);
        if (!depthwise()) {
            return description;
        }
        // for bfloat16 and strides oneDNN's first choice takes thirty times as long as its kernel for depthwise
        boolean another = true;
        while (another && !description.impl_info_str().getString().contains(DEPTHWISE_KERNEL)) {
            another = description.next_impl();
        }
        return another ? description : anyInputGradient(program, batch, forward);
    }

    private convolution_backward_data.primitive_desc anyInputGradient(
            ProgramBuilder program, long batch, convolution_forward.primitive_desc forward) {
        return new convolution_backward_data.primitive_desc(
                program.oneDnn.engine,
                algorithm.convolution_direct,
                maps(program, input(batch)),
                Layout.any(program.precision, kernel).descriptor(),
                maps(program, output(batch)),
                window.stride(),
                window.gaps(),
                window.before(),
                window.after(),
                forward,
                OneDnn.attributes(),
                false);
    }

    convolution_backward_weights.primitive_desc weightGradient(
            ProgramBuilder program, long batch, memory.desc bias, convolution_forward.primitive_desc forward) {
        return new convolution_backward_weights.primitive_desc(
                program.oneDnn.engine,
                algorithm.convolution_direct,
                maps(program, input(batch)),
                Layout.any(ElementType.FLOAT32, kernel).descriptor(),
                bias,
                maps(program, output(batch)),
                window.stride(),
                window.gaps(),
                window.before(),
                window.after(),
                forward,
                OneDnn.attributes(),
                false);
    }

    private memory.desc maps(ProgramBuilder program, long[] shape) {
        return channelsLast(program.precision)
                ? new memory.desc(shape, program.precision.code(), memory.format_tag.nhwc)
                : Layout.any(program.precision, shape).descriptor();
    }

    /**
     * Left to itself oneDNN blocks float32 channels by 16. Where that pads (20 channels to 32) its other kernels, which
     * want the channels last, are up to 1.7 times as fast; on few input channels they are slower.
     *
     * <p>In bfloat16 it blocks the channels of grouped convolutions though its other kernels, where there are matrix units,
     * want them last. Depthwise ones are bound by memory: they take the maps as they come.
     */
    private boolean channelsLast(ElementType precision) {
        if (grouped()) {
            return precision == ElementType.BFLOAT16 && comesChannelsLast;
        }
        return precision == ElementType.FLOAT32
                && channels >= BLOCK
                && (outputs() % BLOCK != 0 || channels % BLOCK != 0);
    }
}
