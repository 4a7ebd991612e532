package org.convzoo.transfer;

import java.util.List;
import java.util.stream.Collectors;
import org.convzoo.configs.ClassWeightsConfig;
import org.convzoo.configs.ClassifierConfig;
import org.convzoo.configs.ClassifierConfig.LinearSvm;
import org.convzoo.configs.ClassifierConfig.LogisticRegression;
import org.convzoo.configs.Nearest;
import org.convzoo.configs.WrongKeyException;
import org.convzoo.transfer.linear.Calibration;
import org.convzoo.transfer.linear.ClassWeights;
import org.convzoo.transfer.linear.LinearSettings;
import org.convzoo.transfer.linear.LinearSpec;
import org.convzoo.transfer.linear.LinearSpec.SupportVectorMachine;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration asks of a linear classifier.
 *
 * @param name of the classifier, for people
 * @param c one or more
 * @param folds for choosing C and for calibration
 */
record LinearTask(String name, LinearSettings settings, List<Double> c, int folds, Calibration calibration) {

    /** So near to the least objective that no more than roundings of the features change a decision. */
    private static final double SMOOTH_TOLERANCE = 1e-8;

    /** @throws WrongKeyException if it weighs a class that the images have not */
    static LinearTask of(ClassifierConfig.Linear config, List<String> classes, long seed) {
        if (config instanceof LogisticRegression regression) {
            return new LinearTask(
                    "logistic regression",
                    settings(regression, classes, seed),
                    regression.c(),
                    regression.folds(),
                    Calibration.NONE);
        }
        LinearSvm machine = (LinearSvm) config;
        return new LinearTask(
                "linear support vector machine",
                settings(machine, classes, seed),
                machine.c(),
                machine.folds(),
                Calibration.valueOf(machine.calibration().name()));
    }

    private static LinearSettings settings(LogisticRegression config, List<String> classes, long seed) {
        LinearSpec spec = new LinearSpec.LogisticRegression(
                LinearSpec.LogisticRegression.Strategy.valueOf(config.strategy().name()), penalty(config.penalty()));
        return settings(spec, config.standardise(), config.classWeights(), classes, seed);
    }

    private static LinearSettings settings(LinearSvm config, List<String> classes, long seed) {
        LinearSpec spec = new SupportVectorMachine(
                SupportVectorMachine.Loss.valueOf(config.loss().name()),
                SupportVectorMachine.Strategy.valueOf(config.strategy().name()),
                penalty(config.penalty()));
        return settings(spec, config.standardise(), config.classWeights(), classes, seed);
    }

    private static LinearSpec.Penalty penalty(ClassifierConfig.Penalty penalty) {
        return LinearSpec.Penalty.valueOf(penalty.name());
    }

    private static LinearSettings settings(
            LinearSpec spec,
            boolean standardised,
            @Nullable ClassWeightsConfig weights,
            List<String> classes,
            long seed) {
        LinearSettings usual = LinearSettings.of(spec);
        boolean smooth = spec instanceof LinearSpec.LogisticRegression && spec.penalty() == LinearSpec.Penalty.L2;
        return new LinearSettings(
                spec,
                usual.intercept(),
                standardised,
                classWeights(weights, classes),
                smooth ? SMOOTH_TOLERANCE : usual.tolerance(),
                usual.mostIterations(),
                seed);
    }

    private static ClassWeights classWeights(@Nullable ClassWeightsConfig config, List<String> classes) {
        if (config == null) {
            return new ClassWeights.Equal();
        }
        if (config.balanced()) {
            return new ClassWeights.Balanced();
        }
        for (String name : config.byClass().keySet()) {
            if (!classes.contains(name)) {
                throw new WrongKeyException(
                        "features.classifier.classWeights",
                        "the images have no class " + name
                                + Nearest.question(name, classes) + "; their classes are "
                                + classes.stream().limit(20).collect(Collectors.joining(", ")));
            }
        }
        return new ClassWeights.PerClass(classes.stream()
                .map(name -> config.byClass().getOrDefault(name, 1.0))
                .toList());
    }
}
