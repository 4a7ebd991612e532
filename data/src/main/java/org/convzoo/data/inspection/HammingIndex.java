package org.convzoo.data.inspection;

import java.util.function.IntConsumer;

/**
 * Finds hashes that differ in few bits without comparing all pairs: multi-index hashing (Norouzi, Punjani and Fleet 2012,
 * section 3). A hash is cut into three words; of two hashes that differ in up to eight bits, one word differs in up to
 * two. What a word finds is compared whole.
 */
final class HammingIndex {

    /** The most bits in which hashes that are found may differ. */
    static final int RADIUS = 8;

    private static final int WORDS = 3;
    private static final int WORD_RADIUS = RADIUS / WORDS;
    private static final int WORD_BITS = 22;
    private static final int WORD_VALUES = 1 << WORD_BITS;

    private final long[] hashes;
    // [WORDS][WORD_VALUES + 1]: where the hashes with a value of the word begin in members
    private final int[][] starts = new int[WORDS][];
    private final int[][] members = new int[WORDS][];

    /** Keeps the array; nobody may change it. */
    HammingIndex(long[] hashes) {
        this.hashes = hashes;
        for (int word = 0; word < WORDS; word++) {
            int[] start = new int[WORD_VALUES + 1];
            for (long hash : hashes) {
                start[value(hash, word) + 1]++;
            }
            for (int value = 0; value < WORD_VALUES; value++) {
                start[value + 1] += start[value];
            }
            int[] next = start.clone();
            int[] sorted = new int[hashes.length];
            for (int index = 0; index < hashes.length; index++) {
                sorted[next[value(hashes[index], word)]++] = index;
            }
            starts[word] = start;
            members[word] = sorted;
        }
    }

    /** Hands on the index of every hash before {@code index} that differs in RADIUS bits or fewer, each once. */
    void before(int index, IntConsumer found) {
        for (int word = 0; word < WORDS; word++) {
            around(word, value(hashes[index], word), 0, WORD_RADIUS, index, found);
        }
    }

    /** All values that differ from one in up to {@code changes} bits, at {@code bit} or above. */
    private void around(int word, int value, int bit, int changes, int index, IntConsumer found) {
        visit(word, value, index, found);
        if (changes > 0) {
            for (int changed = bit; changed < bits(word); changed++) {
                around(word, value ^ 1 << changed, changed + 1, changes - 1, index, found);
            }
        }
    }

    private void visit(int word, int value, int index, IntConsumer found) {
        int[] candidates = members[word];
        int end = starts[word][value + 1];
        for (int at = starts[word][value]; at < end && candidates[at] < index; at++) {
            long difference = hashes[index] ^ hashes[candidates[at]];
            if (Long.bitCount(difference) <= RADIUS && firstCloseWord(difference) == word) {
                found.accept(candidates[at]);
            }
        }
    }

    /** The word by which a pair is found first, so that it is not handed on again by another. */
    private static int firstCloseWord(long difference) {
        int word = 0;
        while (Integer.bitCount(value(difference, word)) > WORD_RADIUS) {
            word++;
        }
        return word;
    }

    /** The last word is shorter. */
    private static int bits(int word) {
        return Math.min(WORD_BITS, Long.SIZE - word * WORD_BITS);
    }

    private static int value(long hash, int word) {
        return (int) (hash >>> word * WORD_BITS) & (WORD_VALUES - 1);
    }
}
