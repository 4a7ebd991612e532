package org.convzoo.data.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The bits of a scan, without the zeros that are stuffed behind bytes of ones. */
final class CodedBits {

    private static final VarHandle BYTES = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final int END = 0xD9;
    private static final int RESTART = 0xD0;
    // More than the bytes of any block.
    private static final int ROOM = 64 * 4 + Long.BYTES;

    // ITU-T T.81, figure A.6: the place in the block of each coefficient; 64 for what lies beyond the last.
    private static final int[] ZIGZAG = new int[64 + HuffmanTable.BEYOND];

    static {
        int[] places = {
            0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
            14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
            53, 60, 61, 54, 47, 55, 62, 63
        };
        Arrays.fill(ZIGZAG, 64);
        System.arraycopy(places, 0, ZIGZAG, 0, 64);
    }

    private final byte[] file;
    // What is between two markers, without stuffed zeros.
    private final byte[] bytes;
    private int length;
    // Where the marker behind it is in the file.
    private int marker;
    private int at;
    // The highest `count` bits come next; those of the bytes from `at` follow.
    private long buffer;
    private int count;

    CodedBits(byte[] file, int begin) {
        this.file = file;
        this.bytes = new byte[Math.max(0, file.length - begin) + ROOM];
        open(begin);
    }

    /**
     * Reads the coefficients of a block.
     *
     * @param steps of the quantisation, in zigzag order, [64 and zeros]
     * @param predicted the first coefficient of the block before, before quantisation
     * @param blocks receives them, each times its step, [64 in rows, and one for anything][blocks]; zeros before
     * @param block which of the blocks it is
     * @return the first coefficient before quantisation
     */
    int block(HuffmanTable direct, HuffmanTable others, int[] steps, int predicted, int[][] blocks, int block)
            throws UncommonJpegException {
        int first = predicted + difference(direct);
        blocks[0][block] = first * steps[0];
        long next = buffer;
        int known = count;
        int from = at;
        int index = 0;
        while (index < 63) {
            next |= (long) BYTES.get(bytes, from) >>> known;
            from += 63 - known >> 3;
            known |= 56;
            int meaning = others.meaning(next);
            int value = HuffmanTable.number(next << (meaning >> 6), meaning);
            next <<= meaning;
            known -= meaning & 63;
            index += meaning >> 18;
            blocks[ZIGZAG[index]][block] = value * steps[index];
        }
        buffer = next;
        count = known;
        at = from;
        refuseBeyond(index);
        return first;
    }

    /** Passes over a block, of which only the first coefficient matters, to the next one. */
    int skip(HuffmanTable direct, HuffmanTable others, int predicted) throws UncommonJpegException {
        int first = predicted + difference(direct);
        long next = buffer;
        int known = count;
        int from = at;
        int index = 0;
        while (index < 63) {
            next |= (long) BYTES.get(bytes, from) >>> known;
            from += 63 - known >> 3;
            known |= 56;
            int meaning = others.meaning(next);
            next <<= meaning;
            known -= meaning & 63;
            index += meaning >> 18;
        }
        buffer = next;
        count = known;
        at = from;
        refuseBeyond(index);
        return first;
    }

    private static void refuseBeyond(int index) throws UncommonJpegException {
        if (index > 63 && index < HuffmanTable.BEYOND) {
            throw new UncommonJpegException("a coefficient behind the last");
        }
    }

    private int difference(HuffmanTable direct) throws UncommonJpegException {
        if (at > length + Long.BYTES) {
            throw new UncommonJpegException("the coded samples end too early");
        }
        buffer |= (long) BYTES.get(bytes, at) >>> count;
        at += 63 - count >> 3;
        count |= 56;
        int meaning = direct.meaning(buffer);
        int difference = HuffmanTable.number(buffer << (meaning >> 6), meaning);
        buffer <<= meaning;
        count -= meaning & 63;
        return difference;
    }

    /** Goes behind the restart marker that comes next. */
    void restart(int number) throws UncommonJpegException {
        expect(RESTART + (number & 7));
        open(marker + 2);
    }

    /** Makes sure that the file ends here. */
    void end() throws UncommonJpegException {
        expect(END);
    }

    private void expect(int kind) throws UncommonJpegException {
        int left = 8 * (length - at) + count;
        boolean there = marker + 1 < file.length && file[marker] == (byte) 0xFF && file[marker + 1] == (byte) kind;
        if (left < 0 || left >= 8 || !there) {
            throw new UncommonJpegException("too many bits or too few before a marker");
        }
    }

    /** Takes in what comes before the next marker. */
    private void open(int begin) {
        int from = begin;
        int to = 0;
        while (from < file.length) {
            if (from + Long.BYTES <= file.length) {
                long eight = (long) BYTES.get(file, from);
                if (!hasFull(eight)) {
                    BYTES.set(bytes, to, eight);
                    from += Long.BYTES;
                    to += Long.BYTES;
                    continue;
                }
            }
            byte one = file[from];
            if (one == (byte) 0xFF) {
                if (from + 1 >= file.length || file[from + 1] != 0) {
                    break;
                }
                from++;
            }
            bytes[to++] = one;
            from++;
        }
        marker = from;
        length = to;
        at = 0;
        buffer = 0;
        count = 0;
    }

    /** Whether one of eight bytes is 0xFF, by the well-known test for a zero byte in the inverse. */
    private static boolean hasFull(long bytes) {
        return (~bytes - ONES & bytes & TOPS) != 0;
    }
}
