package org.convzoo.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.lrn_backward;
import org.bytedeco.dnnl.lrn_forward;
import org.bytedeco.dnnl.memory;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.jspecify.annotations.Nullable;

/**
 * Each number divided by {@code (k + alpha * sum of the neighbouring channels' squares)^beta}; section 3.3 of
 * Krizhevsky et al. 2012. Its gradient is the exact one, which Deeplearning4j's is not.
 */
final class LocalResponseNormalizationNode extends Node {

    private final long neighbours;
    private final float k;
    private final float alpha;
    private final float beta;

    private lrn_forward.primitive_desc forward;
    private @Nullable Buffer kept;

    LocalResponseNormalizationNode(String name, Node input, LocalResponseNormalization layer) {
        super(name, List.of(input));
        neighbours = 2 * ((long) layer.getN() / 2) + 1;
        k = (float) layer.getK();
        // oneDNN divides alpha by the number of neighbours
        alpha = (float) (layer.getAlpha() * neighbours);
        beta = (float) layer.getBeta();
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        Buffer input = input().output();
        Layout layout = input.layout();
        forward = new lrn_forward.primitive_desc(
                program.oneDnn.engine,
                program.training ? prop_kind.forward_training : prop_kind.forward_inference,
                algorithm.lrn_across_channels,
                layout.descriptor(),
                layout.descriptor(),
                neighbours,
                alpha,
                beta,
                k,
                OneDnn.attributes(),
                false);
        Buffer output = program.buffer(layout);
        Map<Integer, Buffer> arguments = new HashMap<>(Map.of(DNNL_ARG_SRC, input, DNNL_ARG_DST, output));
        memory.desc workspace = forward.workspace_desc();
        if (workspace.get_size() > 0) {
            kept = program.buffer(Layout.chosen(workspace, layout.type(), layout.shape()));
            arguments.put(DNNL_ARG_WORKSPACE, kept);
        }
        program.execute("local response normalization " + name(), forward, new lrn_forward(forward), arguments);
        return output;
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        Buffer input = input().output();
        Layout layout = input.layout();
        var description = new lrn_backward.primitive_desc(
                program.oneDnn.engine,
                algorithm.lrn_across_channels,
                layout.descriptor(),
                layout.descriptor(),
                layout.descriptor(),
                neighbours,
                alpha,
                beta,
                k,
                forward,
                OneDnn.attributes(),
                false);
        Buffer result = program.buffer(layout);
        Map<Integer, Buffer> arguments = new HashMap<>(Map.of(
                DNNL_ARG_SRC, input, DNNL_ARG_DIFF_DST, program.convert(gradient, layout), DNNL_ARG_DIFF_SRC, result));
        if (kept != null) {
            arguments.put(DNNL_ARG_WORKSPACE, kept);
        }
        program.execute(
                "local response normalization gradient " + name(),
                description,
                new lrn_backward(description),
                arguments);
        input().addGradient(result);
    }
}
