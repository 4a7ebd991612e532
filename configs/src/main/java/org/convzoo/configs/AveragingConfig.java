package org.convzoo.configs;

import org.jspecify.annotations.Nullable;

/**
 * Averages of the weights, which are validated, saved as the best and become the model in the place of the weights. The phase
 * that follows one with averages begins with them.
 */
@Description(
        "Averages of the weights over the steps, which become the model in their place; a phase that follows begins with"
                + " them.")
public sealed interface AveragingConfig {

    /** The first epoch, from 1, that is validated with averages and can be the best. */
    int firstEpoch();

    /**
     * An exponential moving average that moves with every step, statistics of batch normalization included, as timm's
     * {@code ModelEmaV3}. After the first step it is equal to the weights.
     *
     * @param decay share of the average that a step keeps
     * @param warmup whether early steps keep less: after t steps at most {@code 1 - (1 + t)^(-2/3)}
     */
    @Choice("ema")
    @Description("An exponential moving average that moves with every step.")
    record ExponentialMovingAverage(
            @Description("Share of the average that a step keeps.")
            @Default("0.999")
            @Range(min = 0, max = 1, maxExclusive = true)
            double decay,

            @Description("Whether early steps keep less, at most 1 - (1 + t)^(-2/3) after t steps.") @Default("true")
            boolean warmup)
            implements AveragingConfig {

        @Override
        public int firstEpoch() {
            return 1;
        }
    }

    /**
     * The mean of the weights at the end of each epoch from one on (Izmailov et al., arXiv:1803.05407). Statistics of
     * batch normalization are then estimated anew for the mean, by a pass over the training images.
     *
     * @param startEpoch from 1
     * @param learningRate takes the schedule's place from that epoch on; null leaves it
     */
    @Choice("swa")
    @Description("The mean of the weights at the end of each epoch from one on.")
    record StochasticWeightAveraging(
            @Description("The first epoch, counted from 1, whose weights are part of the mean.") @Range(min = 1)
            int startEpoch,

            @Description("Takes the schedule's place from that epoch on; the schedule goes on if left out.")
            @Range(min = 0, minExclusive = true)
            @Nullable
            Double learningRate)
            implements AveragingConfig {

        @Override
        public int firstEpoch() {
            return startEpoch;
        }
    }
}
