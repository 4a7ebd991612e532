package org.convzoo.configs;

/** A layer of a new head. */
@Description("A layer of a new head.")
public sealed interface HeadLayerConfig {

    /** Layers without settings. */
    enum Keyword implements HeadLayerConfig {
        BATCH_NORMALIZATION
    }

    /**
     * Every unit sees every input.
     *
     * @param dense units
     * @param activation of each
     */
    @Description("A dense layer.")
    record Dense(
            @Description("Its units.") @Range(min = 1, max = 1000000)
            int dense,

            @Description("The function applied to each unit.") @Default("relu")
            ActivationConfig activation)
            implements HeadLayerConfig {}

    /** @param dropout the probability to drop a value */
    @Description("Zeroes values at random while training.")
    record Dropout(
            @Description("The probability to drop a value.") @Range(min = 0, max = 1, maxExclusive = true)
            double dropout)
            implements HeadLayerConfig {}
}
