package org.convzoo.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.concat;
import org.bytedeco.dnnl.memory_desc_vector;

/** Channels of several arrays one after the other. */
final class ConcatenationNode extends Node {

    private static final int CHANNELS = 1;

    ConcatenationNode(String name, List<Node> inputs) {
        super(name, inputs);
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        memory_desc_vector layouts = new memory_desc_vector();
        Map<Integer, Buffer> arguments = new HashMap<>();
        long[] shape = inputs().get(0).output().shape().clone();
        shape[CHANNELS] = 0;
        for (Node input : inputs()) {
            Buffer part = input.output();
            layouts.push_back(part.layout().descriptor());
            arguments.put(DNNL_ARG_MULTIPLE_SRC + arguments.size(), part);
            shape[CHANNELS] += part.shape()[CHANNELS];
        }
        var description =
                new concat.primitive_desc(program.oneDnn.engine, CHANNELS, layouts, OneDnn.attributes(), false);
        ElementType type = input().output().layout().type();
        Buffer output = program.buffer(Layout.chosen(description.dst_desc(), type, shape));
        arguments.put(DNNL_ARG_DST, output);
        program.execute("concatenation " + name(), description, new concat(description), arguments);
        return output;
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        long[] offset = new long[gradient.shape().length];
        for (Node input : inputs()) {
            if (input.needsGradient()) {
                input.addGradient(
                        SubsetNode.part(program, gradient, input.output().layout(), offset));
            }
            offset[CHANNELS] += input.output().shape()[CHANNELS];
        }
    }
}
