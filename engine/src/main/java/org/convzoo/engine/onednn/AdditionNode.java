package org.convzoo.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.jspecify.annotations.Nullable;

/** A residual addition with the activation that follows it. */
final class AdditionNode extends Node {

    private final @Nullable Activation activation;

    AdditionNode(String name, List<Node> twoInputs, @Nullable Activation activation) {
        super(name, twoInputs);
        this.activation = activation;
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        Buffer first = inputs().get(0).output();
        Layout layout = first.layout();
        Buffer second = program.convert(inputs().get(1).output(), layout);
        var description = new binary.primitive_desc(
                program.oneDnn.engine,
                algorithm.binary_add,
                layout.descriptor(),
                layout.descriptor(),
                layout.descriptor(),
                activation == null ? OneDnn.attributes() : activation.fused(),
                false);
        Buffer output = program.buffer(layout);
        program.execute(
                "addition " + name(),
                description,
                new binary(description),
                Map.of(DNNL_ARG_SRC_0, first, DNNL_ARG_SRC_1, second, DNNL_ARG_DST, output));
        return output;
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        Buffer beforeActivation =
                activation == null ? gradient : activation.gradient(program, name(), output(), gradient);
        // the same array serves both
        for (Node input : inputs()) {
            if (input.needsGradient()) {
                input.addGradient(beforeActivation);
            }
        }
    }
}
