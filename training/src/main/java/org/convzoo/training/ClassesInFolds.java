package org.convzoo.training;

import org.convzoo.configs.ClassifierConfig;
import org.convzoo.configs.FeaturesConfig;
import org.convzoo.configs.WrongKeyException;
import org.convzoo.data.ClassCounts;
import org.convzoo.data.DataSplits;

/** Whether every class has an image for each of the parts that are left out in turn; known before any feature is. */
final class ClassesInFolds {

    private ClassesInFolds() {}

    /** @throws WrongKeyException naming the first class that has too few */
    static void require(FeaturesConfig features, DataSplits splits) {
        boolean isChosen = features.isSweep() || features.classifier().usesFolds();
        if (!isChosen || !(features.classifier() instanceof ClassifierConfig.Linear linear)) {
            return;
        }
        int[] counts = new int[splits.labels().size()];
        for (DataSplits.Split split : LayerSweep.learnedFrom(splits)) {
            int[] ofSplit = ClassCounts.of(splits.images(split));
            for (int label = 0; label < ofSplit.length; label++) {
                counts[label] += ofSplit[label];
            }
        }
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] < linear.folds()) {
                throw new WrongKeyException(
                        "features.classifier.folds",
                        "class '" + splits.labels().get(label) + "' has " + counts[label]
                                + (counts[label] == 1 ? " image" : " images") + " to learn from, " + linear.folds()
                                + " folds need at least one each: "
                                + (counts[label] < 2
                                        ? "add images of the class, or leave it out"
                                        : "choose at most " + counts[label] + " folds, or add images of the class"));
            }
        }
    }
}
