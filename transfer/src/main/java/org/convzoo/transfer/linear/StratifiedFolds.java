package org.convzoo.transfer.linear;

import java.util.Arrays;
import org.convzoo.configs.UserException;

/**
 * Parts of the rows in which every class has its share. Rows of a class stay in their order, so that neighbours, which
 * are often alike, fall into one part; the parts are those of scikit-learn's {@code StratifiedKFold} without shuffling.
 *
 * @param count number of parts
 * @param ofRow the part that each row is in
 */
record StratifiedFolds(int count, int[] ofRow) {

    static StratifiedFolds of(LabelledFeatures rows, int count) {
        if (count < 2) {
            throw UserException.wrongUsage("cross-validation needs at least 2 folds, got " + count);
        }
        int[] counts = rows.counts();
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] < count) {
                throw UserException.failed("class '" + rows.classes().get(label) + "' has " + counts[label]
                        + (counts[label] == 1 ? " row, " : " rows, ") + count + " folds need at least one each: "
                        + (counts[label] == 1
                                ? "add images of the class, or leave it out"
                                : "choose at most " + counts[label] + " folds, or add images of the class"));
            }
        }
        return new StratifiedFolds(count, assign(rows.labels(), classesByAppearance(rows), count));
    }

    /** Classes are shared out in the order in which they appear, as scikit-learn does. */
    private static int[] classesByAppearance(LabelledFeatures rows) {
        return Arrays.stream(rows.labels()).distinct().toArray();
    }

    private static int[] assign(int[] labels, int[] classes, int count) {
        int[] rank = new int[classes.length];
        for (int i = 0; i < classes.length; i++) {
            rank[classes[i]] = i;
        }
        int[] sorted = Arrays.stream(labels).map(label -> rank[label]).sorted().toArray();
        int[][] shares = new int[classes.length][count];
        for (int i = 0; i < sorted.length; i++) {
            shares[sorted[i]][i % count]++;
        }
        int[] folds = new int[labels.length];
        int[] current = new int[classes.length];
        for (int row = 0; row < labels.length; row++) {
            int label = rank[labels[row]];
            while (shares[label][current[label]] == 0) {
                current[label]++;
            }
            shares[label][current[label]]--;
            folds[row] = current[label];
        }
        return folds;
    }

    /** Whether each row is outside of a part. */
    boolean[] outside(int fold) {
        boolean[] outside = new boolean[ofRow.length];
        for (int row = 0; row < outside.length; row++) {
            outside[row] = ofRow[row] != fold;
        }
        return outside;
    }
}
