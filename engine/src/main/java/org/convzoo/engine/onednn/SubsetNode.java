package org.convzoo.engine.onednn;

import java.util.List;
import org.bytedeco.javacpp.Pointer;

/** Some neighbouring channels of an array. */
final class SubsetNode extends Node {

    private static final int CHANNELS = 1;

    private final long[] offset;
    private final long[] shape;

    /** @param to the last channel, itself included */
    SubsetNode(String name, Node input, long from, long to) {
        super(name, List.of(input));
        shape = input.output().shape().clone();
        offset = new long[shape.length];
        offset[CHANNELS] = from;
        shape[CHANNELS] = to - from + 1;
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        Buffer input = input().output();
        return part(program, input, Layout.plain(input.layout().type(), shape), offset);
    }

    /** A box of an array, as an array of its own. */
    static Buffer part(ProgramBuilder program, Buffer whole, Layout wanted, long[] offset) {
        // a box may start anywhere in a plain layout, but only at whole blocks of a blocked one
        Buffer plain = program.plain(whole, whole.layout().type());
        return program.convert(plain.as(plain.layout().part(wanted.shape(), offset)), wanted);
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        input().addGradient(inside(
                program,
                gradient,
                Layout.plain(gradient.layout().type(), input().output().shape()),
                offset));
    }

    /** An array that is zero but for a box. */
    static Buffer inside(ProgramBuilder program, Buffer box, Layout whole, long[] offset) {
        Buffer result = program.buffer(whole);
        program.add(Command.of(
                "clear", List.of(result), () -> Pointer.memset(result.slot().address(), 0, whole.bytes())));
        program.copy(box, result.as(whole.part(box.shape(), offset)));
        return result;
    }
}
