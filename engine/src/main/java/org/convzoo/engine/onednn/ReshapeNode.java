package org.convzoo.engine.onednn;

import java.util.List;

/** The same numbers, row by row, under another shape. */
final class ReshapeNode extends Node {

    private final long[] shape;

    ReshapeNode(String name, Node input, long... shape) {
        super(name, List.of(input));
        this.shape = shape;
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        return reshape(program, input().output(), shape);
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        input().addGradient(reshape(program, gradient, input().output().shape()));
    }

    private static Buffer reshape(ProgramBuilder program, Buffer buffer, long[] shape) {
        ElementType type = buffer.layout().type();
        return program.plain(buffer, type).as(Layout.plain(type, shape));
    }
}
