package org.convzoo.engine.onednn;

import java.util.List;

/** An activation that stands by itself. */
final class ActivationNode extends Node {

    private final Activation activation;

    ActivationNode(String name, Node input, Activation activation) {
        super(name, List.of(input));
        this.activation = activation;
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        return activation.apply(program, name(), input().output());
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        Buffer data = activation.gradientReadsOutput() ? output() : input().output();
        input().addGradient(activation.gradient(program, name(), data, gradient));
    }
}
