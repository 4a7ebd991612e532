package org.convzoo.data;

import java.util.Arrays;
import org.convzoo.configs.UserException;

/** The few images of a larger set whose labels are used: about the same part of every class, chosen by a seed. */
final class LabelledShare {

    private static final String KEY = "data.splits.labelled";

    private LabelledShare() {}

    /**
     * So many images, in their order in the set. Every class has at least one; what its exact share leaves over goes to
     * the classes with the largest remainders, of two equal ones to the earlier.
     *
     * @throws UserException if there are fewer images, or more classes
     */
    static Selection of(LabelledImages images, int count, long seed) {
        int[] inClass = ClassCounts.of(images);
        long classes = Arrays.stream(inClass).filter(size -> size > 0).count();
        if (count > images.size()) {
            throw UserException.wrongUsage(KEY + " is " + count + ", but there are only " + images.size()
                    + " training images; choose a smaller number, or leave it out to learn from all");
        }
        if (count < classes) {
            throw UserException.wrongUsage(KEY + " is " + count + ", but the training images have " + classes
                    + " classes; allow at least one image for each");
        }
        int[] left = quotas(inClass, count, images.size());
        boolean[] chosen = new boolean[images.size()];
        for (int index : EpochOrder.shuffled(images.size(), seed, 0)) {
            chosen[index] = left[images.label(index)]-- > 0;
        }
        return new Selection(
                images,
                Arrays.stream(EpochOrder.sequential(images.size()))
                        .filter(index -> chosen[index])
                        .toArray());
    }

    private static int[] quotas(int[] inClass, int count, int total) {
        int[] quotas = new int[inClass.length];
        int given = 0;
        for (int label = 0; label < quotas.length; label++) {
            quotas[label] = (int) Math.min(inClass[label], Math.max(1, (long) count * inClass[label] / total));
            given += quotas[label];
        }
        for (; given < count; given++) {
            quotas[furthestFromShare(quotas, inClass, count, total, 1)]++;
        }
        for (; given > count; given--) {
            quotas[furthestFromShare(quotas, inClass, count, total, -1)]--;
        }
        return quotas;
    }

    /** The class that is to have one more (or one less) first. */
    private static int furthestFromShare(int[] quotas, int[] inClass, int count, int total, int sign) {
        int furthest = -1;
        double largest = Double.NEGATIVE_INFINITY;
        for (int label = 0; label < quotas.length; label++) {
            double missing = sign * ((double) count * inClass[label] / total - quotas[label]);
            boolean possible = sign > 0 ? quotas[label] < inClass[label] : quotas[label] > 1;
            if (possible && missing > largest) {
                largest = missing;
                furthest = label;
            }
        }
        return furthest;
    }
}
