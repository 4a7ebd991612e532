package org.convzoo.configs;

import java.util.List;

/** What learns from features. */
final class ClassifierExamples {

    private ClassifierExamples() {}

    static List<ConfigExample> all() {
        return List.of(
                new ConfigExample(
                        "{}",
                        new ClassifierConfig.LogisticRegression(
                                List.of(0.01, 0.1, 1.0, 10.0),
                                ClassifierConfig.Penalty.L2,
                                ClassifierConfig.LogisticRegression.Strategy.MULTINOMIAL,
                                false,
                                null,
                                5),
                        "{c: [3], penalty: l1, strategy: oneVsRest, standardise: true, classWeights: balanced, folds: 3}",
                        new ClassifierConfig.LogisticRegression(
                                List.of(3.0),
                                ClassifierConfig.Penalty.L1,
                                ClassifierConfig.LogisticRegression.Strategy.ONE_VS_REST,
                                true,
                                ClassWeightsConfig.BALANCED,
                                3)),
                new ConfigExample(
                        "{}",
                        new ClassifierConfig.LinearSvm(
                                List.of(0.001, 0.01, 0.1, 1.0),
                                ClassifierConfig.Penalty.L2,
                                ClassifierConfig.LinearSvm.Loss.SQUARED_HINGE,
                                ClassifierConfig.LinearSvm.Strategy.ONE_VS_REST,
                                ClassifierConfig.LinearSvm.Calibration.SIGMOID,
                                false,
                                null,
                                5),
                        "{c: [0.5], loss: hinge, strategy: crammerSinger, calibration: none, standardise: true,"
                                + " classWeights: balanced, folds: 3}",
                        new ClassifierConfig.LinearSvm(
                                List.of(0.5),
                                ClassifierConfig.Penalty.L2,
                                ClassifierConfig.LinearSvm.Loss.HINGE,
                                ClassifierConfig.LinearSvm.Strategy.CRAMMER_SINGER,
                                ClassifierConfig.LinearSvm.Calibration.NONE,
                                true,
                                ClassWeightsConfig.BALANCED,
                                3)),
                new ConfigExample(
                        "{}",
                        new ClassifierConfig.KNearestNeighbours(5, ClassifierConfig.KNearestNeighbours.Distance.L2),
                        "{neighbours: 3, distance: cosine}",
                        new ClassifierConfig.KNearestNeighbours(
                                3, ClassifierConfig.KNearestNeighbours.Distance.COSINE)),
                new ConfigExample(
                        "{}",
                        new ClassifierConfig.DecisionTree(10, 2),
                        "{maxDepth: 4, leastRows: 6}",
                        new ClassifierConfig.DecisionTree(4, 6)),
                new ConfigExample(
                        "{}",
                        new ClassifierConfig.RandomForest(100, 20, null),
                        "{trees: 30, maxDepth: 8, features: 0.25}",
                        new ClassifierConfig.RandomForest(30, 8, 0.25)));
    }
}
