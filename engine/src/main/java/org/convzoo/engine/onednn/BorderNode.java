package org.convzoo.engine.onednn;

import java.util.List;

/** Puts a border of zeros around maps, or cuts one off. */
final class BorderNode extends Node {

    private final long[] offset;
    private final long[] shape;
    private final boolean grows;

    private BorderNode(String name, Node input, int[] border, boolean grows) {
        super(name, List.of(input));
        long[] before = input.output().shape();
        int sign = grows ? 1 : -1;
        this.offset = new long[] {0, 0, border[0], border[2]};
        this.shape = new long[] {
            before[0], before[1], before[2] + sign * (border[0] + border[1]), before[3] + sign * (border[2] + border[3])
        };
        this.grows = grows;
    }

    /** @param border zeros above, below, to the left and to the right */
    static BorderNode padding(String name, Node input, int[] border) {
        return new BorderNode(name, input, border, true);
    }

    /** @param border elements cut off above, below, to the left and to the right */
    static BorderNode cropping(String name, Node input, int[] border) {
        return new BorderNode(name, input, border, false);
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        Buffer input = input().output();
        Layout wanted = Layout.plain(input.layout().type(), shape);
        return grows
                ? SubsetNode.inside(program, input, wanted, offset)
                : SubsetNode.part(program, input, wanted, offset);
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        Layout before = input().output().layout();
        Layout plain = Layout.plain(before.type(), before.shape());
        input().addGradient(
                        grows
                                ? SubsetNode.part(program, gradient, before, offset)
                                : SubsetNode.inside(program, gradient, plain, offset));
    }
}
