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
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.jspecify.annotations.Nullable;

/** Maximum or mean of each window. */
final class PoolingNode extends Node {

    private final Window window;
    private final algorithm algorithm;

    private pooling_forward.primitive_desc forward;
    private @Nullable Buffer winners;

    PoolingNode(String name, Node input, Window window, algorithm algorithm) {
        super(name, List.of(input));
        this.window = window;
        this.algorithm = algorithm;
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        Buffer input = input().output();
        ElementType type = input.layout().type();
        long[] outputShape = {input.shape()[0], input.shape()[1], window.output()[0], window.output()[1]};
        forward = new pooling_forward.primitive_desc(
                program.oneDnn.engine,
                program.training ? prop_kind.forward_training : prop_kind.forward_inference,
                algorithm,
                input.layout().descriptor(),
                Layout.any(type, outputShape).descriptor(),
                window.stride(),
                window.kernel(),
                window.gaps(),
                window.before(),
                window.after(),
                OneDnn.attributes(),
                false);
        Buffer output = program.buffer(Layout.chosen(forward.dst_desc(), type, outputShape));
        Map<Integer, Buffer> arguments = new HashMap<>(Map.of(DNNL_ARG_SRC, input, DNNL_ARG_DST, output));
        memory.desc workspace = forward.workspace_desc();
        if (workspace.get_size() > 0) {
            winners = program.buffer(Layout.chosen(workspace, type, outputShape));
            arguments.put(DNNL_ARG_WORKSPACE, winners);
        }
        program.execute("pooling " + name(), forward, new pooling_forward(forward), arguments);
        return output;
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        Layout inputLayout = input().output().layout();
        Buffer incoming = program.convert(gradient, output().layout());
        var description = new pooling_backward.primitive_desc(
                program.oneDnn.engine,
                algorithm,
                inputLayout.descriptor(),
                incoming.layout().descriptor(),
                window.stride(),
                window.kernel(),
                window.gaps(),
                window.before(),
                window.after(),
                forward,
                OneDnn.attributes(),
                false);
        Buffer result = program.buffer(inputLayout);
        Map<Integer, Buffer> arguments = new HashMap<>(Map.of(DNNL_ARG_DIFF_DST, incoming, DNNL_ARG_DIFF_SRC, result));
        if (winners != null) {
            arguments.put(DNNL_ARG_WORKSPACE, winners);
        }
        program.execute("pooling gradient " + name(), description, new pooling_backward(description), arguments);
        input().addGradient(result);
    }
}
