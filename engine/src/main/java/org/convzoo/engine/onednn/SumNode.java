package org.convzoo.engine.onednn;

import java.util.List;

/** A weighted sum of arrays of one shape: residual additions, means, differences. */
final class SumNode extends Node {

    private final float[] factors;

    SumNode(String name, List<Node> inputs, float[] factors) {
        super(name, inputs);
        this.factors = factors;
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        return program.sum("sum " + name(), inputs().stream().map(Node::output).toList(), factors);
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        for (int i = 0; i < factors.length; i++) {
            Node input = inputs().get(i);
            if (input.needsGradient()) {
                // the same array serves every input that is added as it is
                input.addGradient(
                        factors[i] == 1
                                ? gradient
                                : program.sum("sum gradient " + name(), List.of(gradient), new float[] {factors[i]}));
            }
        }
    }
}
