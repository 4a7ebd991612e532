package org.convzoo.configs;

/**
 * The images of a run and how they are handed to the network.
 *
 * @param source where the images come from
 * @param batchSize images in one optimisation step
 * @param splits what is held out where the source has no split of its own
 */
@Description("The images of a run and how they are handed to the network.")
public record DataConfig(
        @Description("Where the images come from.") SourceConfig source,

        @Description("Images in one optimisation step.") @Default("64") @Range(min = 1, max = 65536)
        int batchSize,

        @Description("What is held out where the source has no split of its own.") @Default("{}")
        SplitConfig splits) {

    /**
     * Fractions of the images that are held out, stratified by class and decided by the run's seed.
     *
     * @param validation of the training images, where the source has no validation split
     * @param test of all images, where the source has no test split
     */
    @Description("Fractions of the images that are held out, stratified by class and decided by the run's seed.")
    public record SplitConfig(
            @Description("Part of the training images used for validation, where the source has no validation split.")
            @Default("0.1")
            @Range(min = 0, max = 1, minExclusive = true, maxExclusive = true)
            double validation,

            @Description("Part of all images used for the test, where the source has no test split.")
            @Default("0.2")
            @Range(min = 0, max = 1, minExclusive = true, maxExclusive = true)
            double test) {}
}
