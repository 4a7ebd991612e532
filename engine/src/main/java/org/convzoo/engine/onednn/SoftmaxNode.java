package org.convzoo.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.softmax_backward;
import org.bytedeco.dnnl.softmax_forward;

/** Softmax inside a graph; at its end, {@link LossNode} has its own. */
final class SoftmaxNode extends Node {

    private static final int CLASSES = 1;

    private softmax_forward.primitive_desc forward;

    SoftmaxNode(String name, Node input) {
        super(name, List.of(input));
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        Buffer input = input().output();
        Buffer output = program.buffer(input.layout());
        forward = new softmax_forward.primitive_desc(
                program.oneDnn.engine,
                program.training ? prop_kind.forward_training : prop_kind.forward_inference,
                algorithm.softmax_accurate,
                input.layout().descriptor(),
                output.layout().descriptor(),
                CLASSES,
                OneDnn.attributes(),
                false);
        program.execute(
                "softmax " + name(),
                forward,
                new softmax_forward(forward),
                Map.of(DNNL_ARG_SRC, input, DNNL_ARG_DST, output));
        return output;
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        Layout layout = output().layout();
        var description = new softmax_backward.primitive_desc(
                program.oneDnn.engine,
                algorithm.softmax_accurate,
                layout.descriptor(),
                layout.descriptor(),
                layout.descriptor(),
                CLASSES,
                forward,
                OneDnn.attributes(),
                false);
        Buffer result = program.buffer(layout);
        program.execute(
                "softmax gradient " + name(),
                description,
                new softmax_backward(description),
                Map.of(
                        DNNL_ARG_DST, output(),
                        DNNL_ARG_DIFF_DST, program.convert(gradient, layout),
                        DNNL_ARG_DIFF_SRC, result));
        input().addGradient(result);
    }
}
