package org.convzoo.data;

import java.util.Arrays;

/**
 * A division of images that holds out the same fraction of every class.
 *
 * @param kept the images that stay, in their order
 * @param heldOut the images that go, in their order
 */
public record StratifiedSplit(Selection kept, Selection heldOut) {

    /**
     * Holds out {@code fraction} of each class, rounded to the nearest number; of a class with two images or more at
     * least one goes and one stays, a lone image stays.
     *
     * @param seed decides which images go: the same seed, the same images
     */
    public static StratifiedSplit of(LabelledImages images, double fraction, long seed) {
        int classes = 0;
        for (int index = 0; index < images.size(); index++) {
            classes = Math.max(classes, images.label(index) + 1);
        }
        int[] inClass = new int[classes];
        for (int index = 0; index < images.size(); index++) {
            inClass[images.label(index)]++;
        }
        int[] quota = Arrays.stream(inClass)
                .map(count -> count < 2 ? 0 : (int) Math.max(1, Math.min(count - 1, Math.round(fraction * count))))
                .toArray();
        boolean[] out = new boolean[images.size()];
        for (int index : EpochOrder.shuffled(images.size(), seed, 0)) {
            out[index] = quota[images.label(index)]-- > 0;
        }
        return new StratifiedSplit(select(images, out, false), select(images, out, true));
    }

    private static Selection select(LabelledImages images, boolean[] out, boolean wanted) {
        int[] indices = Arrays.stream(EpochOrder.sequential(images.size()))
                .filter(index -> out[index] == wanted)
                .toArray();
        return new Selection(images, indices);
    }
}
