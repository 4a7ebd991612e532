package org.convzoo.data.jpeg;

import java.util.Arrays;

/**
 * A Huffman code (ITU-T T.81, annex C) whose symbols tell how many zero coefficients come next, and how many bits the
 * coefficient after them has. What a symbol means is kept in one number, with places in the low bits that shifts can use
 * as they are:
 *
 * <ul>
 *   <li>bits 0 to 5: how long the code is, together with the coefficient that follows it
 *   <li>bits 6 to 11: how long the code is
 *   <li>bits 12 to 17: 63 less the coefficient's bits
 *   <li>from bit 18: how far the coefficient is from the last one; {@link #BEYOND} if there are no more
 * </ul>
 */
final class HuffmanTable {

    /** Bits of which {@link #meaning} is asked. */
    static final int LOOK = 10;

    /** Further than any coefficient of the block. */
    static final int BEYOND = 128;

    private static final int LONGEST = 16;
    private static final int MOST_DIRECT_BITS = 11;

    // By the next LOOK bits; 0 where the code is longer.
    private final int[] meanings = new int[1 << LOOK];
    // By length: the first code that is longer, filled up to 16 bits with zeros.
    private final int[] limit = new int[LONGEST + 2];
    // By length: what a code lacks to the number of its symbol.
    private final int[] offset = new int[LONGEST + 1];
    private final byte[] symbol;

    private HuffmanTable(byte[] symbol) {
        this.symbol = symbol;
    }

    /**
     * Reads the counts of codes of each length, and then their symbols.
     *
     * @param direct whether it is for the first coefficients of blocks
     */
    static HuffmanTable read(byte[] file, int at, boolean direct) throws UncommonJpegException {
        int count = 0;
        for (int length = 1; length <= LONGEST; length++) {
            count += file[at + length - 1] & 0xFF;
        }
        if (count > 256) {
            throw new UncommonJpegException("a code of more than 256 symbols");
        }
        byte[] symbols = new byte[count];
        System.arraycopy(file, at + LONGEST, symbols, 0, count);
        for (byte symbol : symbols) {
            if (direct && (symbol & 0xFF) > MOST_DIRECT_BITS) {
                throw new UncommonJpegException("a first coefficient of " + (symbol & 0xFF) + " bits");
            }
        }
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
                int first = code + index << LOOK - length;
                int meaning = meaning(length, symbols[number + index] & 0xFF);
                Arrays.fill(table.meanings, first, first + (1 << LOOK - length), meaning);
            }
            code += codes;
            number += codes;
            table.limit[length] = code << LONGEST - length;
            code <<= 1;
        }
        table.limit[LONGEST + 1] = Integer.MAX_VALUE;
        return table;
    }

    private static int meaning(int length, int symbol) {
        int bits = symbol & 15;
        int zeros = symbol >> 4;
        int distance = bits > 0 || zeros == 15 ? zeros + 1 : BEYOND;
        return distance << 18 | 63 - bits << 12 | length << 6 | length + bits;
    }

    /** How many symbols the code has. */
    int symbols() {
        return symbol.length;
    }

    /** What the code means that the highest bits begin with. */
    int meaning(long bits) throws UncommonJpegException {
        int meaning = meanings[(int) (bits >>> Long.SIZE - LOOK)];
        return meaning != 0 ? meaning : longMeaning((int) (bits >>> Long.SIZE - LONGEST));
    }

    private int longMeaning(int bits) throws UncommonJpegException {
        int length = LOOK + 1;
        while (bits >= limit[length]) {
            length++;
        }
        int number = (bits >> LONGEST - Math.min(length, LONGEST)) + offset[Math.min(length, LONGEST)];
        if (length > LONGEST || number < 0 || number >= symbol.length) {
            throw new UncommonJpegException("bits that are no code");
        }
        return meaning(length, symbol[number] & 0xFF);
    }

    /** The number that the highest bits stand for, as many as a code says (figure F.12): the lower half of them is negative. */
    static int number(long bits, int meaning) {
        // All ones for a negative number, whose bits are those of its inverse.
        long sign = ~(bits >> 63);
        return (int) (((bits ^ sign) >>> 1 >>> (meaning >> 12) ^ sign) - sign);
    }
}
