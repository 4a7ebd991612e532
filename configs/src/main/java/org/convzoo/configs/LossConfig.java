package org.convzoo.configs;

/**
 * What training makes small. The validation loss is the plain cross-entropy whatever this is, so that runs can be
 * compared.
 */
@Description("What training makes small. The validation loss is the plain cross-entropy whatever this is.")
public sealed interface LossConfig {

    /** The negative logarithm of the labelled class's probability. */
    @Choice("crossEntropy")
    @Description("The negative logarithm of the labelled class's probability.")
    record CrossEntropy() implements LossConfig {}

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
            double gamma)
            implements LossConfig {}
}
