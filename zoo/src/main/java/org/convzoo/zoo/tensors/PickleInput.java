package org.convzoo.zoo.tensors;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** The bytes of a pickle, one after the other, little-endian, never past the end of what holds them. */
final class PickleInput {

    /** Longer than any name or string of numbers' headers; what is longer is no weight file's pickle. */
    private static final int LONGEST_TEXT = 1 << 20;

    private final ByteSource source;
    private final WeightFileProblems problems;
    private final ByteBuffer window = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private long windowEnd;

    PickleInput(ByteSource source, WeightFileProblems problems) {
        this.source = source;
        this.problems = problems;
        window.limit(0);
    }

    /** Where the next byte lies. */
    long position() {
        return windowEnd - window.remaining();
    }

    int unsignedByte() throws IOException {
        require(Byte.BYTES);
        return Byte.toUnsignedInt(window.get());
    }

    int unsignedShort() throws IOException {
        require(Short.BYTES);
        return Short.toUnsignedInt(window.getShort());
    }

    int signedInt() throws IOException {
        require(Integer.BYTES);
        return window.getInt();
    }

    long unsignedInt() throws IOException {
        return Integer.toUnsignedLong(signedInt());
    }

    long signedLong() throws IOException {
        require(Long.BYTES);
        return window.getLong();
    }

    double bigEndianDouble() throws IOException {
        return Double.longBitsToDouble(Long.reverseBytes(signedLong()));
    }

    /** @param length that the file claims */
    byte[] bytes(long length) throws IOException {
        long at = position();
        if (length < 0 || length > source.length() - at) {
            throw new EOFException("at byte " + at + " a text of " + Long.toUnsignedString(length)
                    + " bytes begins, but only " + (source.length() - at) + " follow");
        }
        if (length > LONGEST_TEXT) {
            throw problems.refused(
                    "at byte " + at + " a text of " + length + " bytes begins, and " + LONGEST_TEXT + " are allowed",
                    "save state_dict() alone");
        }
        byte[] bytes = new byte[(int) length];
        int buffered = Math.min(bytes.length, window.remaining());
        window.get(bytes, 0, buffered);
        if (buffered < bytes.length) {
            source.read(windowEnd, ByteBuffer.wrap(bytes, buffered, bytes.length - buffered));
            windowEnd += bytes.length - buffered;
        }
        return bytes;
    }

    String text(long length, Charset charset) throws IOException {
        long at = position();
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes(length))).toString();
        } catch (CharacterCodingException problem) {
            throw problems.damaged("the text at byte " + at + " is not " + charset);
        }
    }

    /** Up to the next line feed, which is consumed. */
    String line() throws IOException {
        long at = position();
        StringBuilder line = new StringBuilder();
        for (int next = unsignedByte(); next != '\n'; next = unsignedByte()) {
            if (line.length() == 200) {
                throw problems.damaged("the name at byte " + at + " has no end");
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private void require(int count) throws IOException {
        if (window.remaining() >= count) {
            return;
        }
        long left = source.length() - position();
        if (left < count) {
            throw new EOFException("the pickle is cut off at byte " + source.length());
        }
        windowEnd = position();
        window.clear().limit((int) Math.min(window.capacity(), left));
        source.read(windowEnd, window);
        windowEnd += window.flip().remaining();
    }
}
