package org.convzoo.zoo.tensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Reads elements block by block, so that converting a tensor needs no second copy of it. */
final class ElementReader {

    private static final int BLOCK = 1 << 18;

    /** Off the heap, where a file is read to without another copy. */
    private final ByteBuffer block;

    /** Of a file in this byte order. */
    ElementReader(ByteOrder order) {
        this.block = ByteBuffer.allocateDirect(BLOCK).order(order);
    }

    /**
     * Fills {@code into} with elements that lie one after the other.
     *
     * @param position of the first one's first byte
     * @throws ArithmeticException if a float cannot hold one of them
     */
    void read(ByteSource source, long position, ElementType type, FloatBuffer into) throws IOException {
        long at = position;
        int end = into.limit();
        while (into.position() < end) {
            int count = Math.min(end - into.position(), BLOCK / type.bytes());
            source.read(at, block.clear().limit(count * type.bytes()));
            type.toFloats(block, into.limit(into.position() + count));
            at += block.limit();
        }
    }
}
