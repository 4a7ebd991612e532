package org.convzoo.transfer.classical;

import org.convzoo.configs.UserException;

/** Which classifier that is not linear. */
public sealed interface ClassicalSpec {

    /**
     * Classes by a vote among the nearest rows; the probability of a class is its part of the votes.
     *
     * @param count rows that vote, from 1
     * @param distance what near means
     */
    record NearestNeighbours(int count, Distance distance) implements ClassicalSpec {

        /** Between two rows. */
        public enum Distance {
            /** {@code sum of |a - b|}. */
            L1,
            /** {@code sqrt of sum of (a - b)^2}. */
            L2,
            /** {@code 1 - a b / (||a|| ||b||)}. */
            COSINE
        }

        public NearestNeighbours {
            requireAtLeast(1, count, "neighbours");
        }
    }

    /**
     * A tree of thresholds (Breiman, Friedman, Olshen and Stone 1984, "Classification and regression trees"), split where
     * the Gini impurity falls most.
     *
     * @param maxDepth questions on the way to an answer, from 1
     * @param leastRows of a node that is split, from 2
     */
    record DecisionTree(int maxDepth, int leastRows) implements ClassicalSpec {

        public DecisionTree {
            requireAtLeast(1, maxDepth, "levels");
            requireAtLeast(2, leastRows, "rows of a node that is split");
        }
    }

    /**
     * Trees of rows drawn with replacement, that look for each split among some of the features (Breiman 2001, "Random
     * forests"); the probability of a class is the part of the trees that vote for it.
     *
     * @param trees how many, from 1
     * @param maxDepth questions on the way to an answer of a tree, from 1
     * @param features part of the features that a split chooses from, above 0 and below 1; 0 stands for the square root of
     *     their number
     * @param seed of the draws
     */
    record RandomForest(int trees, int maxDepth, double features, long seed) implements ClassicalSpec {

        public RandomForest {
            requireAtLeast(1, trees, "trees");
            requireAtLeast(1, maxDepth, "levels");
            if (!(features >= 0) || features >= 1) {
                throw UserException.wrongUsage(
                        "the part of the features that a split chooses from must lie between 0 and" + " 1, got "
                                + features + ": 0 takes the square root of their number");
            }
        }
    }

    private static void requireAtLeast(int least, int given, String what) {
        if (given < least) {
            throw UserException.wrongUsage("there must be at least " + least + " " + what + ", got " + given);
        }
    }
}
