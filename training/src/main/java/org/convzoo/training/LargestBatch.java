package org.convzoo.training;

import java.util.function.IntToLongFunction;

/** Finds where memory ends. Needs grow almost evenly with the batch, so that a straight line finds the border in few trials. */
final class LargestBatch {

    private final IntToLongFunction spare;
    private int fits;
    private int tooLarge;

    private LargestBatch(int upper, IntToLongFunction spare) {
        this.spare = spare;
        this.tooLarge = upper + 1;
    }

    /**
     * A batch that fits and whose next larger one does not, or is larger than allowed.
     *
     * @param upper the largest that is allowed
     * @param guess a size whose needs tell how they grow
     * @param spare bytes that a batch leaves; negative if it does not fit
     * @return 0 if not even one image fits
     */
    static int find(int upper, int guess, IntToLongFunction spare) {
        return new LargestBatch(upper, spare).find(Math.max(2, Math.min(guess, upper)));
    }

    private int find(int guess) {
        int before = 1;
        long spareBefore = trial(before);
        int trials = 0;
        int next = guess;
        while (tooLarge - fits > 1 && fits > 0) {
            int size = Math.max(fits + 1, Math.min(next, tooLarge - 1));
            long spareNow = trial(size);
            boolean straight = ++trials % 3 != 0 && spareNow != spareBefore && size != before;
            next = straight ? onTheLine(before, spareBefore, size, spareNow) : fits + (tooLarge - fits) / 2;
            before = size;
            spareBefore = spareNow;
        }
        return fits;
    }

    private long trial(int size) {
        long bytes = spare.applyAsLong(size);
        if (bytes >= 0) {
            fits = size;
        } else {
            tooLarge = size;
        }
        return bytes;
    }

    /** Where a straight line through two trials leaves nothing. */
    private static int onTheLine(int one, long spareOne, int other, long spareOther) {
        double bytesPerImage = (double) (spareOne - spareOther) / (other - one);
        return (int) Math.floor(Math.min(Integer.MAX_VALUE, one + spareOne / bytesPerImage));
    }
}
