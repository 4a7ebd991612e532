package org.convzoo.configs;

/**
 * One run as data: what is trained, on which images, and how.
 *
 * @param version the format of the file; {@value #CURRENT_VERSION} is the only one so far
 * @param name names the run's folder and report
 * @param seed decides initial weights, data order, augmentation and dropout
 */
@Description("One run: what is trained, on which images, and how.")
public record RunConfig(
        @Description("The format of this file.") @Default("1")
        int version,

        @Description("Names the run's folder and report.") String name,

        @Description("Decides initial weights, data order, augmentation and dropout.") @Default("42")
        long seed,

        @Description("The network.") ModelConfig model,
        @Description("The images.") DataConfig data,
        @Description("How the network is optimised.") TrainingConfig training) {

    public static final int CURRENT_VERSION = 1;
}
