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
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/** Convolution with its bias and, where the gradient needs the output only, its activation. */
final class ConvolutionNode extends Node {

    private final ConvolutionShape shape;
    private final Parameter weights; // [out, in, height, width], with the groups before them if there are any
    private final @Nullable Parameter bias; // [out]
    private final @Nullable Activation activation;

    private convolution_forward.primitive_desc forward;
    private Buffer source;

    ConvolutionNode(
            String name,
            Node input,
            ConvolutionShape shape,
            Parameter weights,
            @Nullable Parameter bias,
            @Nullable Activation activation) {
        super(name, List.of(input));
        this.shape = shape;
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
        long batch = input.shape()[0];
        forward = shape.forward(program, batch, biasLayout(), activation);
        Layout wantedWeights = Layout.chosen(forward.weights_desc(), program.precision, shape.kernel());
        weights.layOut(program.precision == ElementType.FLOAT32 ? wantedWeights : gradientLayout(program, batch));
        source = program.convert(input, Layout.chosen(forward.src_desc(), program.precision, input.shape()));
        Buffer output = program.buffer(Layout.chosen(forward.dst_desc(), program.precision, shape.output(batch)));
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

    /** Where gradients and what the primitives read differ in type, no reordering of gradients is what counts. */
    private Layout gradientLayout(ProgramBuilder program, long batch) {
        return program.training && trains()
                ? Layout.chosen(
                        shape.weightGradient(program, batch, biasLayout(), forward)
                                .diff_weights_desc(),
                        ElementType.FLOAT32,
                        shape.kernel())
                : weights.plainLayout();
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
        var description = shape.inputGradient(program, gradient.shape()[0], forward);
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
                        weights.as(
                                program, Layout.chosen(description.weights_desc(), program.precision, shape.kernel())),
                        DNNL_ARG_DIFF_SRC,
                        result));
        return result;
    }

    private void optimise(ProgramBuilder program, Buffer gradient) {
        var description = shape.weightGradient(program, gradient.shape()[0], biasLayout(), forward);
        Layout wanted = Layout.chosen(description.diff_weights_desc(), ElementType.FLOAT32, shape.kernel());
        LayerGradient gradients = new LayerGradient();
        Buffer weightGradient = gradients.of(program, weights, wanted);
        Map<Integer, Buffer> arguments = new HashMap<>(Map.of(
                DNNL_ARG_SRC,
                program.convert(source, Layout.chosen(description.src_desc(), program.precision, source.shape())),
                DNNL_ARG_DIFF_DST,
                program.convert(
                        gradient, Layout.chosen(description.diff_dst_desc(), program.precision, gradient.shape())),
                DNNL_ARG_DIFF_WEIGHTS,
                weightGradient));
        if (bias != null) {
            arguments.put(DNNL_ARG_DIFF_BIAS, gradients.of(program, bias, bias.plainLayout()));
        }
        program.execute(
                "convolution weight gradient " + name(),
                description,
                new convolution_backward_weights(description),
                arguments);
        gradients.optimise(program, name());
    }

    private memory.desc biasLayout() {
        return bias == null ? new memory.desc() : bias.plainLayout().descriptor();
    }
}
