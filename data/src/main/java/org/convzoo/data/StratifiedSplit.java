package org.convzoo.data;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * A division of images that holds out the same fraction of every class.
 *
 * @param kept the images that stay, in their order
 * @param heldOut the images that go, in their order
 */
public record StratifiedSplit(Selection kept, Selection heldOut) {

    /**
     * Holds out {@code fraction} of each class, rounded to the nearest number; of a class with two images or more at
     * least one goes and one stays, a lone image stays. Groups go or stay as a whole, so that with them the fraction is
     * met as nearly as they allow.
     *
     * @param seed decides which images go: the same seed, the same images
     */
    public static StratifiedSplit of(LabelledImages images, double fraction, long seed) {
        int[] inClass = ClassCounts.of(images);
        int[] quota = Arrays.stream(inClass)
                .map(count -> count < 2 ? 0 : (int) Math.max(1, Math.min(count - 1, Math.round(fraction * count))))
                .toArray();
        Groups groups = Groups.of(images);
        if (!groups.areSingle()) {
            return holdingOut(images, new GroupedHoldOut(groups, inClass, quota).choose(seed));
        }
        boolean[] out = new boolean[images.size()];
        for (int index : EpochOrder.shuffled(images.size(), seed, 0)) {
            out[index] = quota[images.label(index)]-- > 0;
        }
        return holdingOut(images, out);
    }

    /** Holds out the images that are marked. */
    static StratifiedSplit holdingOut(LabelledImages images, boolean[] out) {
        return new StratifiedSplit(select(images, index -> !out[index]), select(images, index -> out[index]));
    }

    private static Selection select(LabelledImages images, IntPredicate wanted) {
        int[] indices = Arrays.stream(EpochOrder.sequential(images.size()))
                .filter(wanted)
                .toArray();
        return new Selection(images, indices);
    }
}
