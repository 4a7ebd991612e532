package org.convzoo.configs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What learns from rows of features. */
@Description("What learns from rows of features.")
public sealed interface ClassifierConfig {

    /** Whether it is trained on parts of the rows too, each time with the others left out. */
    default boolean usesFolds() {
        return false;
    }

    /** A classifier whose C is chosen by folds. */
    sealed interface Linear extends ClassifierConfig {

        /** One or more. */
        List<Double> c();

        /** Parts of the images for choosing, each of which is left out once. */
        int folds();

        /** The same with one C. */
        Linear with(double c);
    }

    /** Of a linear classifier. */
    enum Penalty {
        /** {@code ||w||^2 / 2}. */
        L2,
        /** {@code |w|_1}: the weights of features that help little become 0. */
        L1
    }

    /**
     * Linear scores and cross-entropy.
     *
     * @param c one or more; of several, the one that does best on rows that are left out
     * @param folds parts that the rows are divided into for that, each of which is left out once
     */
    @Choice("logisticRegression")
    @Description("Linear scores and cross-entropy.")
    record LogisticRegression(
            @Description("The smaller, the stronger the penalty; of several the best is chosen by cross-validation.")
            @Default("[0.01, 0.1, 1, 10]")
            @Range(min = 0, minExclusive = true, max = 1e12)
            @OneOrMore
            List<Double> c,

            @Description("What keeps the weights small: the sum of their squares, or of their amounts.") @Default("l2")
            Penalty penalty,

            @Description("One softmax over all classes, or each class against all others.") @Default("multinomial")
            Strategy strategy,

            @Description("Whether each feature is brought to mean 0 and deviation 1 first.") @Default("false")
            boolean standardise,

            @Description("How much the images of each class count; all the same if left out.") @Nullable
            ClassWeightsConfig classWeights,

            @Description("Parts of the images for choosing C, each of which is left out once.")
            @Default("5")
            @Range(min = 2, max = 100)
            int folds)
            implements Linear {

        /** How several classes are told apart. */
        public enum Strategy {
            /** One softmax over all classes. */
            MULTINOMIAL,
            /** Each class against all others. */
            ONE_VS_REST
        }

        public LogisticRegression {
            c = requireSome(c);
        }

        @Override
        public boolean usesFolds() {
            return c.size() > 1;
        }

        @Override
        public LogisticRegression with(double one) {
            return new LogisticRegression(List.of(one), penalty, strategy, standardise, classWeights, folds);
        }
    }

    /**
     * A linear support vector machine.
     *
     * @param c one or more; of several, the one that does best on rows that are left out
     * @param calibration what makes probabilities of its scores, which rows have that are left out
     * @param folds parts that the rows are divided into for both, each of which is left out once
     */
    @Choice("linearSvm")
    @Description("A linear support vector machine.")
    record LinearSvm(
            @Description("The smaller, the stronger the penalty; of several the best is chosen by cross-validation.")
            @Default("[0.001, 0.01, 0.1, 1]")
            @Range(min = 0, minExclusive = true, max = 1e12)
            @OneOrMore
            List<Double> c,

            @Description("What keeps the weights small: the sum of their squares, or of their amounts.") @Default("l2")
            Penalty penalty,

            @Description("What an image costs that is not on the right side of the margin.") @Default("squaredHinge")
            Loss loss,

            @Description("Each class against all others, or all at once as Crammer and Singer have it.")
            @Default("oneVsRest")
            Strategy strategy,

            @Description("What makes probabilities of scores; with none, the class decided on has all of it.")
            @Default("sigmoid")
            Calibration calibration,

            @Description("Whether each feature is brought to mean 0 and deviation 1 first.") @Default("false")
            boolean standardise,

            @Description("How much the images of each class count; all the same if left out.") @Nullable
            ClassWeightsConfig classWeights,

            @Description("Parts of the images for choosing C and for calibration, each of which is left out once.")
            @Default("5")
            @Range(min = 2, max = 100)
            int folds)
            implements Linear {

        /** Of an image that is not on the right side of the margin. */
        public enum Loss {
            /** {@code max(0, 1 - y s)}. */
            HINGE,
            /** {@code max(0, 1 - y s)^2}. */
            SQUARED_HINGE
        }

        /** How several classes are told apart. */
        public enum Strategy {
            /** Each class against all others. */
            ONE_VS_REST,
            /** The right score must exceed each other one (Crammer and Singer 2001). */
            CRAMMER_SINGER
        }

        /** What makes probabilities of scores. */
        public enum Calibration {
            /** Nothing: the class decided on has the probability 1. */
            NONE,
            /** A sigmoid (Platt 1999). */
            SIGMOID,
            /** A curve that never falls (Zadrozny and Elkan 2002); for a thousand images or more. */
            ISOTONIC
        }

        public LinearSvm {
            c = requireSome(c);
            if (penalty == Penalty.L1 && (loss == Loss.HINGE || strategy == Strategy.CRAMMER_SINGER)) {
                throw new KeyException(
                        "penalty", "l1 goes with loss: squaredHinge and strategy: oneVsRest; choose these, or l2");
            }
            if (strategy == Strategy.CRAMMER_SINGER && loss != Loss.HINGE) {
                throw new KeyException("strategy", "crammerSinger goes with loss: hinge; choose that, or oneVsRest");
            }
        }

        @Override
        public boolean usesFolds() {
            return c.size() > 1 || calibration != Calibration.NONE;
        }

        @Override
        public LinearSvm with(double one) {
            return new LinearSvm(List.of(one), penalty, loss, strategy, calibration, standardise, classWeights, folds);
        }
    }

    /** A vote among the images whose features are nearest. */
    @Choice("kNearestNeighbours")
    @Description("A vote among the images whose features are nearest.")
    record KNearestNeighbours(
            @Description("Images that vote.") @Default("5") @Range(min = 1)
            int neighbours,

            @Description("What near means.") @Default("l2") Distance distance)
            implements ClassifierConfig {

        /** Between the features of two images. */
        public enum Distance {
            /** {@code sum of |a - b|}. */
            L1,
            /** {@code sqrt of sum of (a - b)^2}. */
            L2,
            /** {@code 1 - a b / (||a|| ||b||)}. */
            COSINE
        }
    }

    /** A tree of thresholds. */
    @Choice("decisionTree")
    @Description("A tree of thresholds.")
    record DecisionTree(
            @Description("Questions on the way to an answer.") @Default("10") @Range(min = 1)
            int maxDepth,

            @Description("Images of a node that is split.") @Default("2") @Range(min = 2)
            int leastRows)
            implements ClassifierConfig {}

    /** A vote among trees of images drawn with replacement. */
    @Choice("randomForest")
    @Description("A vote among trees, each of images drawn with replacement.")
    record RandomForest(
            @Description("How many trees vote.") @Default("100") @Range(min = 1)
            int trees,

            @Description("Questions on the way to an answer of a tree.") @Default("20") @Range(min = 1)
            int maxDepth,

            @Description("Part of the features that a split chooses from; the square root of their number if left out.")
            @Range(min = 0, minExclusive = true, max = 1, maxExclusive = true)
            @Nullable
            Double features)
            implements ClassifierConfig {}

    private static List<Double> requireSome(List<Double> c) {
        if (c.isEmpty()) {
            throw new KeyException("c", "needs at least one number, such as [0.01, 0.1, 1, 10]");
        }
        return List.copyOf(c);
    }
}
