package org.convzoo.configs;

import org.jspecify.annotations.Nullable;

/**
 * What training makes small. The validation loss is the plain cross-entropy whatever this is, so that runs can be
 * compared.
 */
@Description("What training makes small. The validation loss is the plain cross-entropy whatever this is.")
@Default("crossEntropy")
public sealed interface LossConfig {

    /** Part of the certainty about an image's class that is divided among all classes, 0 to 1. */
    double labelSmoothing();

    /** How much the images of each class count; null if all the same. */
    @Nullable
    ClassWeightsConfig classWeights();

    /** The negative logarithm of the labelled class's probability. */
    @Choice("crossEntropy")
    @Description("The negative logarithm of the labelled class's probability.")
    record CrossEntropy(
            @Description("Part of the certainty about an image's class that is divided among all classes.")
            @Default("0")
            @Range(min = 0, max = 1, maxExclusive = true)
            double labelSmoothing,

            @Description("How much the images of each class count; all the same if left out.") @Nullable
            ClassWeightsConfig classWeights)
            implements LossConfig {

        /** Without weights or smoothing. */
        public static CrossEntropy plain() {
            return new CrossEntropy(0, null);
        }
    }

    /**
     * Cross-entropy times {@code (1 - p)^gamma}, so that images which are classified well already count less (Lin et
     * al., arXiv:1708.02002).
     *
     * @param gamma 0 is the cross-entropy; the paper's is 2
     */
    @Choice("focal")
    @Description("Cross-entropy times (1 - p)^gamma: images that are classified well already count less.")
    record Focal(
            @Description("How much less they count; 0 is the cross-entropy.") @Default("2") @Range(min = 0, max = 10)
            double gamma,

            @Description("Part of the certainty about an image's class that is divided among all classes.")
            @Default("0")
            @Range(min = 0, max = 1, maxExclusive = true)
            double labelSmoothing,

            @Description("How much the images of each class count; all the same if left out.") @Nullable
            ClassWeightsConfig classWeights)
            implements LossConfig {}
}
