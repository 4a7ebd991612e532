package org.convzoo.data;

import java.util.Map;
import org.convzoo.configs.UserException;

/**
 * Divides images into the parts of a cross-validation: each class as evenly as its numbers allow, groups whole. The
 * groups are dealt out one by one, the largest first, each to the part that has least of its classes; that is the greedy
 * rule of scikit-learn's StratifiedGroupKFold, measured by squared shares.
 */
final class Folds {

    private final Groups groups;
    private final int folds;
    private final int[] inClass;
    // [folds, classes]
    private final int[][] dealt;
    private final int[] sizes;

    private Folds(Groups groups, int folds) {
        this.groups = groups;
        this.folds = folds;
        this.inClass = ClassCounts.of(groups.images());
        this.dealt = new int[folds][inClass.length];
        this.sizes = new int[folds];
    }

    /**
     * The images with one part held out.
     *
     * @param fold which part, from 1
     * @param seed decides which images each part has
     * @throws UserException if there are fewer images, or groups of them, than parts
     */
    static StratifiedSplit holdOut(LabelledImages images, int folds, int fold, long seed) {
        int[] parts = assign(images, folds, seed);
        boolean[] out = new boolean[parts.length];
        for (int index = 0; index < out.length; index++) {
            out[index] = parts[index] == fold - 1;
        }
        return StratifiedSplit.holdingOut(images, out);
    }

    /** Which part each image is in, from 0. */
    static int[] assign(LabelledImages images, int folds, long seed) {
        Groups groups = Groups.of(images);
        if (groups.count() < folds) {
            throw UserException.failed("data.splits.folds: " + folds + " folds need as many "
                    + (groups.areSingle() ? "images" : "groups of images") + ", there are " + groups.count()
                    + "; write a smaller number of folds, or add some");
        }
        return new Folds(groups, folds).assign(seed);
    }

    private int[] assign(long seed) {
        int[] parts = new int[groups.images().size()];
        for (int[] group : groups.largestFirst(seed)) {
            Map<Integer, Integer> classes = groups.classes(group);
            int part = poorest(classes);
            for (int index : group) {
                parts[index] = part;
            }
            classes.forEach((label, count) -> dealt[part][label] += count);
            sizes[part] += group.length;
        }
        return parts;
    }

    /** The part with the smallest shares of these classes; of equals the smallest part, of these the first. */
    private int poorest(Map<Integer, Integer> classes) {
        int best = 0;
        double least = share(0, classes);
        for (int part = 1; part < folds; part++) {
            double share = share(part, classes);
            if (share < least || share == least && sizes[part] < sizes[best]) {
                best = part;
                least = share;
            }
        }
        return best;
    }

    /** By how much the sum of squared shares would grow, apart from what is the same for all parts. */
    private double share(int part, Map<Integer, Integer> classes) {
        double sum = 0;
        for (Map.Entry<Integer, Integer> entry : classes.entrySet()) {
            double whole = inClass[entry.getKey()];
            sum += dealt[part][entry.getKey()] / whole * (entry.getValue() / whole);
        }
        return sum;
    }
}
