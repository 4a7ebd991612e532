package org.convzoo.data;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** In which order a pass visits the images: a pure function, so that a resumed run sees the order it would have seen. */
public final class EpochOrder {

    // An odd constant keeps neighbouring (seed, epoch) pairs from meeting: seed 1, epoch 2 is not seed 2, epoch 1.
    private static final long EPOCH_STRIDE = 0xD1342543DE82EF95L;

    private EpochOrder() {}

    /** A permutation of 0 to size - 1, drawn from the seed and the epoch alone. */
    public static int[] shuffled(int size, long seed, int epoch) {
        int[] order = sequential(size);
        SplittableRandom random = new SplittableRandom(seed ^ (EPOCH_STRIDE * (epoch + 1L)));
        for (int remaining = size; remaining > 1; remaining--) {
            int drawn = random.nextInt(remaining);
            int kept = order[remaining - 1];
            order[remaining - 1] = order[drawn];
            order[drawn] = kept;
        }
        return order;
    }

    /**
     * As many indices as there are weights, drawn one by one with replacement.
     *
     * @param weights how likely each index is beside the others, 0 or more
     */
    static int[] drawn(double[] weights, long seed, int epoch) {
        double[] sums = weights.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        SplittableRandom random = new SplittableRandom(seed ^ (EPOCH_STRIDE * (epoch + 1L)));
        int[] order = new int[weights.length];
        for (int position = 0; position < order.length; position++) {
            double place = random.nextDouble() * sums[sums.length - 1];
            int found = Arrays.binarySearch(sums, place);
            // the index whose stretch of the sums holds the place: its own sum is the first that is larger
            order[position] = Math.min(found < 0 ? -found - 1 : found + 1, order.length - 1);
        }
        return order;
    }

    /** 0 to size - 1. */
    public static int[] sequential(int size) {
        return IntStream.range(0, size).toArray();
    }
}
