package org.convzoo.zoo.tensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** How the elements of an array are stored. */
sealed interface HdfLayout permits HdfLayout.Contiguous, HdfLayout.Compact, HdfChunks {

    /**
     * Reads every element.
     *
     * @param into with exactly as many remaining; full afterwards
     * @throws ArithmeticException if a float cannot hold one
     */
    void read(FloatBuffer into) throws IOException;

    /** One after the other, from a byte of the file on. */
    record Contiguous(ByteSource file, long position, HdfElements elements) implements HdfLayout {

        @Override
        public void read(FloatBuffer into) throws IOException {
            new ElementReader(elements.order()).read(file, position, elements.type(), into);
        }
    }

    /** Beside their description. */
    record Compact(byte[] bytes, HdfElements elements) implements HdfLayout {

        @Override
        public void read(FloatBuffer into) {
            elements.type().toFloats(ByteBuffer.wrap(bytes).order(elements.order()), into);
        }
    }
}
