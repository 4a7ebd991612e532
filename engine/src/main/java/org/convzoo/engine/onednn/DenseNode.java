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
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.jspecify.annotations.Nullable;

/**
 * A dense layer with its bias and, where the gradient needs the output only, its activation. Deeplearning4j's
 * column-major weights {@code [in, out]} are oneDNN's row-major {@code [out, in]}: the primitives work on the graph's
 * own memory.
 */
final class DenseNode extends Node {

    private final Parameter weights; // [out, in]
    private final @Nullable Parameter bias; // [out]
    private final @Nullable Activation activation;
    private final boolean beforeLoss;

    private inner_product_forward.primitive_desc forward;
    private Buffer source;

    /** @param beforeLoss whether a loss reads the output, which then is float32 in any precision */
    DenseNode(
            String name,
            Node input,
            Parameter weights,
            @Nullable Parameter bias,
            @Nullable Activation activation,
            boolean beforeLoss) {
        super(name, List.of(input));
        this.weights = weights;
        this.bias = bias;
        this.activation = activation;
        this.beforeLoss = beforeLoss;
    }

    @Override
    boolean trains() {
        return weights.isTrained();
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        Buffer input = input().output();
        source = program.plain(input, program.precision);
        Layout ownWeights =
                Layout.plain(program.precision, weights.plainLayout().shape());
        ElementType outputType = beforeLoss ? ElementType.FLOAT32 : program.precision;
        Layout result =
                Layout.plain(outputType, input.shape()[0], weights.plainLayout().shape()[0]);
        forward = new inner_product_forward.primitive_desc(
                program.oneDnn.engine,
                program.training ? prop_kind.forward_training : prop_kind.forward_inference,
                source.layout().descriptor(),
                ownWeights.descriptor(),
                biasLayout(),
                result.descriptor(),
                activation == null ? OneDnn.attributes() : activation.fused(),
                false);
        Buffer output = program.buffer(result);
        Map<Integer, Buffer> arguments = new HashMap<>(Map.of(
                DNNL_ARG_SRC, source,
                DNNL_ARG_WEIGHTS, weights.as(program, ownWeights),
                DNNL_ARG_DST, output));
        if (bias != null) {
            arguments.put(DNNL_ARG_BIAS, bias.master());
        }
        program.execute("dense " + name(), forward, new inner_product_forward(forward), arguments);
        return output;
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        Buffer beforeActivation =
                activation == null ? gradient : activation.gradient(program, name(), output(), gradient);
        Buffer plain = program.plain(beforeActivation, program.precision);
        if (input().needsGradient()) {
            input().addGradient(inputGradient(program, plain));
        }
        if (trains()) {
            optimise(program, plain);
        }
    }

    private Buffer inputGradient(ProgramBuilder program, Buffer gradient) {
        Layout ownWeights =
                Layout.plain(program.precision, weights.plainLayout().shape());
        var description = new inner_product_backward_data.primitive_desc(
                program.oneDnn.engine,
                source.layout().descriptor(),
                ownWeights.descriptor(),
                gradient.layout().descriptor(),
                forward,
                OneDnn.attributes(),
                false);
        Buffer result = program.buffer(source.layout());
        program.execute(
                "dense input gradient " + name(),
                description,
                new inner_product_backward_data(description),
                Map.of(
                        DNNL_ARG_DIFF_DST, gradient,
                        DNNL_ARG_WEIGHTS, weights.as(program, ownWeights),
                        DNNL_ARG_DIFF_SRC, result));
        return result;
    }

    private void optimise(ProgramBuilder program, Buffer gradient) {
        var description = new inner_product_backward_weights.primitive_desc(
                program.oneDnn.engine,
                source.layout().descriptor(),
                weights.plainLayout().descriptor(),
                biasLayout(),
                gradient.layout().descriptor(),
                forward,
                OneDnn.attributes(),
                false);
        LayerGradient gradients = new LayerGradient();
        Buffer weightGradient = gradients.of(program, weights, weights.plainLayout());
        Map<Integer, Buffer> arguments = new HashMap<>(Map.of(
                DNNL_ARG_SRC, source,
                DNNL_ARG_DIFF_DST, gradient,
                DNNL_ARG_DIFF_WEIGHTS, weightGradient));
        if (bias != null) {
            arguments.put(DNNL_ARG_DIFF_BIAS, gradients.of(program, bias, bias.plainLayout()));
        }
        program.execute(
                "dense weight gradient " + name(),
                description,
                new inner_product_backward_weights(description),
                arguments);
        gradients.optimise(program, name());
    }

    private memory.desc biasLayout() {
        return bias == null ? new memory.desc() : bias.plainLayout().descriptor();
    }
}
