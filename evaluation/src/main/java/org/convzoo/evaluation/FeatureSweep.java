package org.convzoo.evaluation;

import java.util.Comparator;
import java.util.List;

/**
 * Layers, poolings and penalties that a run chose from by cross-validation on the images that it learned from.
 *
 * @param folds parts of the images, each of which was left out once
 * @param candidates in the order in which they were tried; none where nothing was to choose
 */
public record FeatureSweep(int folds, List<Candidate> candidates) {

    private static final FeatureSweep NONE = new FeatureSweep(0, List.of());

    public FeatureSweep {
        candidates = List.copyOf(candidates);
    }

    /**
     * One combination.
     *
     * @param layer whose outputs were the features
     * @param pooling of these, as a configuration names it
     * @param features of an image
     * @param c the smaller, the stronger the penalty
     * @param foldAccuracies the share of each fold's images that was named rightly while it was left out, 0 to 1
     */
    public record Candidate(String layer, String pooling, int features, double c, List<Double> foldAccuracies) {

        public Candidate {
            foldAccuracies = List.copyOf(foldAccuracies);
        }

        /** Mean over the folds, 0 to 1. */
        public double accuracy() {
            return foldAccuracies.stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
        }

        /** Of the mean: the folds' standard deviation over the root of their number. */
        public double standardError() {
            int folds = foldAccuracies.size();
            double mean = accuracy();
            double squares = foldAccuracies.stream()
                    .mapToDouble(accuracy -> (accuracy - mean) * (accuracy - mean))
                    .sum();
            return Math.sqrt(squares / (folds - 1) / folds);
        }
    }

    /** Nothing was to choose. */
    public static FeatureSweep none() {
        return NONE;
    }

    /** Whether there was anything to choose. */
    public boolean isEmpty() {
        return candidates.isEmpty();
    }

    /** What did best; of equals what has the fewest features, then the smallest C, then what was tried first. */
    public Candidate chosen() {
        return candidates.stream()
                .min(Comparator.comparingDouble((Candidate one) -> -one.accuracy())
                        .thenComparingInt(Candidate::features)
                        .thenComparingDouble(Candidate::c))
                .orElseThrow(() -> new IllegalStateException("nothing was tried"));
    }
}
