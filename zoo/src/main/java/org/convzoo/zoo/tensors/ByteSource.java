package org.convzoo.zoo.tensors;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes of known number that can be read from any place. */
interface ByteSource {

    long length();

    /**
     * Fills what remains of {@code into} with the bytes from {@code position} on.
     *
     * @throws java.io.EOFException if they are fewer; nothing can be said about what {@code into} holds then
     */
    void read(long position, ByteBuffer into) throws IOException;

    /**
     * The same bytes for whoever asks for all of them, one piece after the other: a checksum is then compared with the last
     * piece, and not on a way through all of them before the first.
     */
    default ByteSource inOrder() {
        return this;
    }
}
