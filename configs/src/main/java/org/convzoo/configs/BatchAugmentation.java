package org.convzoo.configs;

/**
 * Steps that mix the images of a batch, and their labels with them. Where both are given, each batch has one of them,
 * drawn with equal chances.
 */
public sealed interface BatchAugmentation extends AugmentationConfig {

    /** How often a batch is mixed, 0 to 1. */
    double probability();

    /** Shares are drawn from Beta(alpha, alpha). */
    double alpha();

    /** Every image is blended with another of its batch (Zhang et al., arXiv:1710.09412). */
    @Choice("mixup")
    @Description("Every image is blended with another of its batch, and so are their labels.")
    record Mixup(
            @Description("Shares are drawn from Beta(alpha, alpha): small values leave most images nearly whole.")
            @Default("1")
            @Range(min = 0, minExclusive = true)
            double alpha,

            @Description("How often, 0 to 1.") @Default("1") @Range(min = 0, max = 1)
            double probability)
            implements BatchAugmentation {}

    /** A rectangle of every image shows another of its batch (Yun et al., arXiv:1905.04899). */
    @Choice("cutMix")
    @Description("A rectangle of every image shows another of its batch; labels are mixed by area.")
    record CutMix(
            @Description("Areas are drawn from Beta(alpha, alpha).") @Default("1") @Range(min = 0, minExclusive = true)
            double alpha,

            @Description("How often, 0 to 1.") @Default("1") @Range(min = 0, max = 1)
            double probability)
            implements BatchAugmentation {}
}
