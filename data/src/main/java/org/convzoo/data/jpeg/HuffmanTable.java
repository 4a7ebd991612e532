package org.convzoo.data.jpeg;

/** A Huffman code (ITU-T T.81, annex C), with a table that answers the next bits at once where the code is short. */
final class HuffmanTable {

    /** Bits that {@link #shortCode} looks at. */
    static final int LOOK = 11;

    private static final int LONGEST = 16;

    // By the next LOOK bits: length << 8 | symbol; 0 where the code is longer.
    private final short[] shortCode = new short[1 << LOOK];
    // By the next LOOK bits: value << 16 | zeros before it << 8 | bits of code and value; 0 where that does not fit.
    private final int[] shortValue = new int[1 << LOOK];
    // By length: the first code that is longer, filled up to 16 bits with zeros.
    private final int[] limit = new int[LONGEST + 2];
    // By length: what a code lacks to the number of its symbol.
    private final int[] offset = new int[LONGEST + 1];
    private final byte[] symbol;

    private HuffmanTable(byte[] symbol) {
        this.symbol = symbol;
    }

    /** Reads the counts of codes of each length, and then their symbols. */
    static HuffmanTable read(byte[] file, int at) throws UncommonJpegException {
        int count = 0;
        for (int length = 1; length <= LONGEST; length++) {
            count += file[at + length - 1] & 0xFF;
        }
        if (count > 256) {
            throw new UncommonJpegException("a code of more than 256 symbols");
        }
        byte[] symbols = new byte[count];
        System.arraycopy(file, at + LONGEST, symbols, 0, count);
        HuffmanTable table = new HuffmanTable(symbols);
        int code = 0;
        int number = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int codes = file[at + length - 1] & 0xFF;
            table.offset[length] = number - code;
            if (code + codes > 1 << length) {
                throw new UncommonJpegException("a code with too many symbols");
            }
            for (int index = 0; index < codes && length <= LOOK; index++) {
                table.remember(code + index, length, symbols[number + index] & 0xFF);
            }
            code += codes;
            number += codes;
            table.limit[length] = code << LONGEST - length;
            code <<= 1;
        }
        table.limit[LONGEST + 1] = Integer.MAX_VALUE;
        return table;
    }

    private void remember(int code, int length, int meaning) {
        int rest = LOOK - length;
        int size = meaning & 15;
        for (int following = 0; following < 1 << rest; following++) {
            int bits = code << rest | following;
            shortCode[bits] = (short) (length << 8 | meaning);
            if (size > 0 && length + size <= LOOK) {
                int value = extended(following >> rest - size, size);
                shortValue[bits] = value << 16 | meaning >> 4 << 8 | length + size;
            }
        }
    }

    /** How many symbols the code has. */
    int symbols() {
        return symbol.length;
    }

    /** Length << 8 | symbol of a short code that the bits begin with, else 0. */
    int shortCode(int bits) {
        return shortCode[bits];
    }

    /** Value << 16 | zeros << 8 | length, of a short code with its value that the bits begin with, else 0. */
    int shortValue(int bits) {
        return shortValue[bits];
    }

    /** Length << 8 | symbol of the code that 16 bits begin with. */
    int longCode(int bits) throws UncommonJpegException {
        int length = LOOK + 1;
        while (bits >= limit[length]) {
            length++;
        }
        int number = (bits >> LONGEST - Math.min(length, LONGEST)) + offset[Math.min(length, LONGEST)];
        if (length > LONGEST || number < 0 || number >= symbol.length) {
            throw new UncommonJpegException("bits that are no code");
        }
        return length << 8 | symbol[number] & 0xFF;
    }

    /** The number that {@code size} bits stand for (figure F.12): the lower half of them is negative. */
    static int extended(int bits, int size) {
        return bits < 1 << size - 1 ? bits - (1 << size) + 1 : bits;
    }
}
