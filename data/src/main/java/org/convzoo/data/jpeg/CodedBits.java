package org.convzoo.data.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The bits of a scan, without the zeros that are stuffed behind bytes of ones; reads on in zeros behind a marker. */
final class CodedBits {

    private static final VarHandle BYTES = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final int END = 0xD9;
    private static final int RESTART = 0xD0;

    // ITU-T T.81, figure A.6: the place in the block of each coefficient.
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    private final byte[] file;
    private int at;
    // The lowest `count` bits are those that come next.
    private long buffer;
    private int count;
    private int padding;

    CodedBits(byte[] file, int at) {
        this.file = file;
        this.at = at;
    }

    /**
     * Reads the coefficients of a block.
     *
     * @param predicted the first coefficient of the block before, before quantisation
     * @param block receives them, each times its step, [64] in rows; zeros before
     * @return the first coefficient before quantisation << 8 | the last one that is not zero, in zigzag order
     */
    int block(HuffmanTable direct, HuffmanTable others, int[] steps, int predicted, int[] block)
            throws UncommonJpegException {
        fill();
        int size = symbol(direct);
        if (size > 11) {
            throw new UncommonJpegException("a first coefficient of " + size + " bits");
        }
        int first = predicted + (size == 0 ? 0 : HuffmanTable.extended(take(size), size));
        block[0] = first * steps[0];
        int last = 0;
        for (int index = 1; index < 64; index++) {
            if (count < 32) {
                fill();
            }
            int both = others.shortValue(look(HuffmanTable.LOOK));
            int value;
            if (both != 0) {
                count -= both & 0xFF;
                index += both >> 8 & 0xFF;
                value = both >> 16;
            } else {
                int code = symbol(others);
                index += code >> 4;
                if ((code & 15) == 0) {
                    if (code == 0xF0) {
                        continue;
                    }
                    break;
                }
                value = HuffmanTable.extended(take(code & 15), code & 15);
            }
            if (index > 63) {
                throw new UncommonJpegException("a coefficient behind the last");
            }
            block[ZIGZAG[index]] = value * steps[index];
            last = index;
        }
        return first << 8 | last;
    }

    /** Goes behind the restart marker that comes next. */
    void restart(int number) throws UncommonJpegException {
        expect(RESTART + (number & 7));
        at += 2;
        buffer = 0;
        count = 0;
        padding = 0;
    }

    /** Makes sure that the file ends here. */
    void end() throws UncommonJpegException {
        expect(END);
    }

    private void expect(int marker) throws UncommonJpegException {
        if (padding == 0 && count < 8) {
            fill();
        }
        int real = count - padding;
        boolean there = at + 1 < file.length && file[at] == (byte) 0xFF && file[at + 1] == (byte) marker;
        if (real < 0 || real >= 8 || !there) {
            throw new UncommonJpegException("too many bits or too few before a marker");
        }
    }

    private int symbol(HuffmanTable table) throws UncommonJpegException {
        int code = table.shortCode(look(HuffmanTable.LOOK));
        if (code == 0) {
            code = table.longCode(look(16));
        }
        count -= code >> 8;
        return code & 0xFF;
    }

    private int look(int bits) {
        return (int) (buffer >>> count - bits) & (1 << bits) - 1;
    }

    private int take(int bits) {
        count -= bits;
        return (int) (buffer >>> count) & (1 << bits) - 1;
    }

    /** Whether one of eight bytes is 0xFF, by the well-known test for a zero byte in the inverse. */
    private static boolean hasFull(long bytes) {
        return (~bytes - ONES & bytes & TOPS) != 0;
    }

    /** Brings the buffer to at least 49 bits. */
    private void fill() throws UncommonJpegException {
        if (count <= 48 && at + Long.BYTES <= file.length) {
            long following = (long) BYTES.get(file, at);
            if (!hasFull(following)) {
                int bytes = 56 - count >> 3;
                buffer = buffer << 8 * bytes | following >>> 64 - 8 * bytes;
                count += 8 * bytes;
                at += bytes;
                return;
            }
        }
        while (count <= 48) {
            int next = 0;
            if (at < file.length && file[at] != (byte) 0xFF) {
                next = file[at++] & 0xFF;
            } else if (at + 1 < file.length && file[at + 1] == 0) {
                next = 0xFF;
                at += 2;
            } else {
                padding += 8;
                if (padding > 256) {
                    throw new UncommonJpegException("the coded samples end too early");
                }
            }
            buffer = buffer << 8 | next;
            count += 8;
        }
    }
}
