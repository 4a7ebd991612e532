package org.convzoo.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/** Convolution with its bias and, where the gradient needs the output only, its activation. */
final class ConvolutionNode extends Node {

    private final Window window;
    private final Parameter weights; // [out, in, height, width]
    private final @Nullable Parameter bias; // [out]
    private final @Nullable Activation activation;

    private convolution_forward.primitive_desc forward;
    private Buffer source;

    ConvolutionNode(
            String name,
            Node input,
            Window window,
            Parameter weights,
            @Nullable Parameter bias,
            @Nullable Activation activation) {
        super(name, List.of(input));
        this.window = window;
        this.weights = weights;
        this.bias = bias;
        this.activation = activation;
    }

    @Override
    boolean trains() {
        return weights.isTrained();
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        Buffer input = input().output();
        long[] kernel = weights.plainLayout().shape();
        long[] outputShape = {input.shape()[0], kernel[0], window.output()[0], window.output()[1]};
        forward = new convolution_forward.primitive_desc(
                program.oneDnn.engine,
                program.training ? prop_kind.forward_training : prop_kind.forward_inference,
                algorithm.convolution_direct,
                Layout.any(program.precision, input.shape()).descriptor(),
                Layout.any(program.precision, kernel).descriptor(),
                biasLayout(),
                Layout.any(program.precision, outputShape).descriptor(),
                window.stride(),
                window.gaps(),
                window.before(),
                window.after(),
                activation == null ? OneDnn.attributes() : activation.fused(),
                false);
        Layout wantedWeights = Layout.chosen(forward.weights_desc(), program.precision, kernel);
        if (program.precision == ElementType.FLOAT32) {
            weights.layOut(wantedWeights);
        }
        source = program.convert(input, Layout.chosen(forward.src_desc(), program.precision, input.shape()));
        Buffer output = program.buffer(Layout.chosen(forward.dst_desc(), program.precision, outputShape));
        Map<Integer, Buffer> arguments = new HashMap<>(Map.of(
                DNNL_ARG_SRC, source,
                DNNL_ARG_WEIGHTS, weights.as(program, wantedWeights),
                DNNL_ARG_DST, output));
        if (bias != null) {
            arguments.put(DNNL_ARG_BIAS, bias.master());
        }
        program.execute("convolution " + name(), forward, new convolution_forward(forward), arguments);
        return output;
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        Buffer beforeActivation =
                activation == null ? gradient : activation.gradient(program, name(), output(), gradient);
        if (input().needsGradient()) {
            input().addGradient(inputGradient(program, beforeActivation));
        }
        if (trains()) {
            optimise(program, beforeActivation);
        }
    }

    private Buffer inputGradient(ProgramBuilder program, Buffer gradient) {
        long[] kernel = weights.plainLayout().shape();
        var description = new convolution_backward_data.primitive_desc(
                program.oneDnn.engine,
                algorithm.convolution_direct,
                Layout.any(program.precision, source.shape()).descriptor(),
                Layout.any(program.precision, kernel).descriptor(),
                Layout.any(program.precision, gradient.shape()).descriptor(),
                window.stride(),
                window.gaps(),
                window.before(),
                window.after(),
                forward,
                OneDnn.attributes(),
                false);
        Buffer result = program.buffer(Layout.chosen(description.diff_src_desc(), program.precision, source.shape()));
        program.execute(
                "convolution input gradient " + name(),
                description,
                new convolution_backward_data(description),
                Map.of(
                        DNNL_ARG_DIFF_DST,
                        program.convert(
                                gradient,
                                Layout.chosen(description.diff_dst_desc(), program.precision, gradient.shape())),
                        DNNL_ARG_WEIGHTS,
                        weights.as(program, Layout.chosen(description.weights_desc(), program.precision, kernel)),
                        DNNL_ARG_DIFF_SRC,
                        result));
        return result;
    }

    private void optimise(ProgramBuilder program, Buffer gradient) {
        long[] kernel = weights.plainLayout().shape();
        var description = new convolution_backward_weights.primitive_desc(
                program.oneDnn.engine,
                algorithm.convolution_direct,
                Layout.any(program.precision, source.shape()).descriptor(),
                Layout.any(ElementType.FLOAT32, kernel).descriptor(),
                biasLayout(),
                Layout.any(program.precision, gradient.shape()).descriptor(),
                window.stride(),
                window.gaps(),
                window.before(),
                window.after(),
                forward,
                OneDnn.attributes(),
                false);
        Layout wanted = Layout.chosen(description.diff_weights_desc(), ElementType.FLOAT32, kernel);
        Buffer weightGradient = program.buffer(wanted);
        Map<Integer, Buffer> arguments = new HashMap<>(Map.of(
                DNNL_ARG_SRC,
                program.convert(source, Layout.chosen(description.src_desc(), program.precision, source.shape())),
                DNNL_ARG_DIFF_DST,
                program.convert(
                        gradient, Layout.chosen(description.diff_dst_desc(), program.precision, gradient.shape())),
                DNNL_ARG_DIFF_WEIGHTS,
                weightGradient));
        Buffer biasGradient = null;
        if (bias != null) {
            biasGradient = program.buffer(bias.plainLayout());
            arguments.put(DNNL_ARG_DIFF_BIAS, biasGradient);
        }
        program.execute(
                "convolution weight gradient " + name(),
                description,
                new convolution_backward_weights(description),
                arguments);
        weights.layOut(wanted);
        program.optimise(weights, weightGradient);
        if (bias != null && biasGradient != null) {
            program.optimise(bias, biasGradient);
        }
    }

    private memory.desc biasLayout() {
        return bias == null ? new memory.desc() : bias.plainLayout().descriptor();
    }
}
