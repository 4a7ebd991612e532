package org.convzoo.engine.onednn;

import java.util.List;

/** Puts a border of zeros around maps or channels, or cuts one off. */
final class BorderNode extends Node {

    private final long[] offset;
    private final long[] shape;
    private final boolean grows;

    private BorderNode(String name, Node input, long[] offset, long[] shape, boolean grows) {
        super(name, List.of(input));
        this.offset = offset;
        this.shape = shape;
        this.grows = grows;
    }

    private static BorderNode aroundMaps(String name, Node input, int[] border, boolean grows) {
        long[] before = input.output().shape();
        int sign = grows ? 1 : -1;
        long[] shape = {
            before[0], before[1], before[2] + sign * (border[0] + border[1]), before[3] + sign * (border[2] + border[3])
        };
        return new BorderNode(name, input, new long[] {0, 0, border[0], border[2]}, shape, grows);
    }

    /**
     * @param before channels of zeros before those that come in
     * @param channels that come out
     */
    static BorderNode channels(String name, Node input, long before, long channels) {
        long[] shape = input.output().shape().clone();
        shape[1] = channels;
        return new BorderNode(name, input, new long[] {0, before, 0, 0}, shape, true);
    }

    /** @param border zeros above, below, to the left and to the right */
    static BorderNode padding(String name, Node input, int[] border) {
        return aroundMaps(name, input, border, true);
    }

    /** @param border elements cut off above, below, to the left and to the right */
    static BorderNode cropping(String name, Node input, int[] border) {
        return aroundMaps(name, input, border, false);
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
