package org.convzoo.data.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** The chunks of a WebP file: type, length, content padded to an even length (RFC 9649, 2.3). */
public final class RiffFile {

    private static final int FIRST_CHUNK = 12;
    private static final int HEADER = 8;

    private RiffFile() {}

    /** What a file lacks: it has fewer bytes than its header says. */
    static Optional<String> damage(byte[] file) {
        long stated = HEADER + Integer.toUnsignedLong(little(file).getInt(4));
        return stated > file.length
                ? Optional.of("it says that it has " + stated + " bytes and has " + file.length)
                : Optional.empty();
    }

    /** What the first chunk of a type holds; empty if there is none. */
    public static Optional<ByteBuffer> chunk(byte[] file, String type) {
        for (long at = FIRST_CHUNK; at + HEADER <= file.length; ) {
            long length = Integer.toUnsignedLong(little(file).getInt((int) at + 4));
            if (at + HEADER + length > file.length) {
                return Optional.empty();
            }
            if (FileFormat.text(file, (int) at, 4).equals(type)) {
                return Optional.of(ByteBuffer.wrap(file).slice((int) at + HEADER, (int) length));
            }
            at += HEADER + length + length % 2;
        }
        return Optional.empty();
    }

    private static ByteBuffer little(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }
}
