package org.convzoo.training;

import org.convzoo.configs.ClassifierConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.WeightsConfig;

/** How a configuration trains, in a few words. */
final class TrainingWords {

    private TrainingWords() {}

    static String of(RunConfig config) {
        String network = config.model().architecture();
        if (config.features() != null) {
            return classifier(config.features().classifier()) + " on features of " + network;
        }
        if (config.transfer() != null) {
            return network + ", fine-tuned";
        }
        return network + (config.model().weights() == WeightsConfig.Keyword.NONE ? ", trained" : ", trained further");
    }

    private static String classifier(ClassifierConfig classifier) {
        if (classifier instanceof ClassifierConfig.LogisticRegression) {
            return "logistic regression";
        } else if (classifier instanceof ClassifierConfig.LinearSvm) {
            return "linear SVM";
        } else if (classifier instanceof ClassifierConfig.KNearestNeighbours neighbours) {
            return neighbours.neighbours() + " nearest neighbours";
        } else if (classifier instanceof ClassifierConfig.RandomForest forest) {
            return "forest of " + forest.trees() + " trees";
        }
        return "decision tree";
    }
}
