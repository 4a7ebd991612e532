package org.convzoo.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.Map;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationCube;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * A function of each element by itself.
 *
 * @param backward the algorithm of the gradient: one that reads the output where there is one, because then the input
 *     need not be kept and the function can be fused into the primitive before it
 */
record Activation(algorithm forward, algorithm backward, float alpha, float beta) {

    static final Activation TANH = ofOutput(algorithm.eltwise_tanh, algorithm.eltwise_tanh_use_dst_for_bwd, 0);

    /** Null when oneDNN has no such function. */
    static @Nullable Activation of(IActivation function) {
        Class<?> kind = function.getClass();
        if (kind == ActivationReLU.class) {
            return ofOutput(algorithm.eltwise_relu, algorithm.eltwise_relu_use_dst_for_bwd, 0);
        } else if (function instanceof ActivationLReLU leaky && leaky.getAlpha() >= 0) {
            return ofOutput(algorithm.eltwise_relu, algorithm.eltwise_relu_use_dst_for_bwd, (float) leaky.getAlpha());
        } else if (kind == ActivationTanH.class) {
            return TANH;
        } else if (kind == ActivationSigmoid.class) {
            return ofOutput(algorithm.eltwise_logistic, algorithm.eltwise_logistic_use_dst_for_bwd, 0);
        } else if (function instanceof ActivationELU elu && elu.getAlpha() >= 0) {
            return ofOutput(algorithm.eltwise_elu, algorithm.eltwise_elu_use_dst_for_bwd, (float) elu.getAlpha());
        } else if (kind == ActivationReLU6.class) {
            return ofInput(algorithm.eltwise_clip, 0, 6);
        } else if (kind == ActivationSoftPlus.class) {
            return ofInput(algorithm.eltwise_soft_relu, 1, 0);
        } else if (kind == ActivationSwish.class) {
            return ofInput(algorithm.eltwise_swish, 1, 0);
        } else if (kind == ActivationHardSigmoid.class) {
            return ofInput(algorithm.eltwise_hardsigmoid, 0.2f, 0.5f);
        } else if (kind == ActivationCube.class) {
            return ofInput(algorithm.eltwise_pow, 1, 3);
        }
        return null;
    }

    /** {@code factor * x + offset}. */
    static Activation linear(double factor, double offset) {
        return ofInput(algorithm.eltwise_linear, (float) factor, (float) offset);
    }

    private static Activation ofOutput(algorithm forward, algorithm backward, float alpha) {
        return new Activation(forward, backward, alpha, 0);
    }

    private static Activation ofInput(algorithm algorithm, float alpha, float beta) {
        return new Activation(algorithm, algorithm, alpha, beta);
    }

    boolean gradientReadsOutput() {
        return forward != backward;
    }

    boolean isRelu() {
        return forward == algorithm.eltwise_relu && alpha == 0;
    }

    /** Attributes of a primitive that applies this function to what it writes. */
    primitive_attr fused() {
        post_ops after = new post_ops();
        after.append_eltwise(forward, alpha, beta);
        primitive_attr attributes = OneDnn.attributes();
        attributes.set_post_ops(after);
        return attributes;
    }

    Buffer apply(ProgramBuilder program, String name, Buffer input) {
        var description = forwardOn(program, input);
        Buffer output = program.buffer(input.layout());
        program.execute(
                "activation " + name,
                description,
                new eltwise_forward(description),
                Map.of(DNNL_ARG_SRC, input, DNNL_ARG_DST, output));
        return output;
    }

    /** @param data the function's output or its input: see {@link #gradientReadsOutput()} */
    Buffer gradient(ProgramBuilder program, String name, Buffer data, Buffer outputGradient) {
        Buffer incoming = program.convert(outputGradient, data.layout());
        var layout = data.layout().descriptor();
        var description = new eltwise_backward.primitive_desc(
                program.oneDnn.engine,
                backward,
                layout,
                layout,
                layout,
                alpha,
                beta,
                forwardOn(program, data),
                OneDnn.attributes(),
                false);
        Buffer inputGradient = program.buffer(data.layout());
        program.execute(
                "activation gradient " + name,
                description,
                new eltwise_backward(description),
                Map.of(
                        gradientReadsOutput() ? DNNL_ARG_DST : DNNL_ARG_SRC,
                        data,
                        DNNL_ARG_DIFF_DST,
                        incoming,
                        DNNL_ARG_DIFF_SRC,
                        inputGradient));
        return inputGradient;
    }

    private eltwise_forward.primitive_desc forwardOn(ProgramBuilder program, Buffer data) {
        var layout = data.layout().descriptor();
        return new eltwise_forward.primitive_desc(
                program.oneDnn.engine,
                program.training ? prop_kind.forward_training : prop_kind.forward_inference,
                program.training ? backward : forward,
                layout,
                layout,
                alpha,
                beta,
                OneDnn.attributes(),
                false);
    }
}
