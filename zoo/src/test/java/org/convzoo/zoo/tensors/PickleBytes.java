package org.convzoo.zoo.tensors;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A pickle written by hand, opcode by opcode. */
final class PickleBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    PickleBytes() {
        op(0x80, 2);
    }

    PickleBytes op(int... opcodeAndArguments) {
        for (int value : opcodeAndArguments) {
            bytes.write(value);
        }
        return this;
    }

    PickleBytes text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return op('X').number(utf8.length, 4).ascii(text);
    }

    PickleBytes whole(long value) {
        return op(0x8a, 8).number(value, 8);
    }

    PickleBytes global(String module, String name) {
        return op('c').ascii(module + "\n" + name + "\n");
    }

    /** A tensor whose storage {@code key} has the given number of floats. */
    PickleBytes tensor(String key, long elements, long offset, long[] shape, long[] strides) {
        global("torch._utils", "_rebuild_tensor_v2").op('(');
        op('(').text("storage")
                .global("torch", "FloatStorage")
                .text(key)
                .text("cpu")
                .whole(elements)
                .op('t', 'Q');
        return whole(offset).tuple(shape).tuple(strides).op(0x89, 'N', 't', 'R');
    }

    PickleBytes tuple(long... values) {
        op('(');
        for (long value : values) {
            whole(value);
        }
        return op('t');
    }

    PickleBytes number(long value, int count) {
        bytes.write(
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(value)
                        .array(),
                0,
                count);
        return this;
    }

    private PickleBytes ascii(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    byte[] end() {
        return op('.').bytes.toByteArray();
    }
}
