package org.convzoo.training;

import org.convzoo.configs.AveragingConfig;
import org.convzoo.configs.AveragingConfig.ExponentialMovingAverage;
import org.convzoo.configs.AveragingConfig.StochasticWeightAveraging;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.data.Pass;
import org.convzoo.engine.ExecutionPlan;
import org.jspecify.annotations.Nullable;

/** When the averages of a run's weights move, and when they stand in for the weights. */
record Averaging(@Nullable AveragingConfig config) {

    /** timm's power of the warm-up. */
    private static final double WARMUP_POWER = -2.0 / 3;

    /** @param steps taken so far, this one included */
    void afterStep(ExecutionPlan plan, long steps) {
        if (config instanceof ExponentialMovingAverage average) {
            plan.average(decay(average, steps - 1));
        }
    }

    /** The share of the average that stays after so many steps before this one. */
    static double decay(ExponentialMovingAverage average, long before) {
        if (before == 0) {
            return 0;
        }
        return average.warmup() ? Math.min(average.decay(), 1 - Math.pow(1 + before, WARMUP_POWER)) : average.decay();
    }

    /** Whether the averages stand for the network at the end of an epoch, counted from 1. */
    boolean standInAfter(int epoch) {
        return config != null && epoch >= config.firstEpoch();
    }

    /**
     * Lets the averages stand in for the weights; {@link ExecutionPlan#exchangeAverages()} brings those back.
     *
     * @param epoch that ended, from 1
     * @param pass over the training images, as the epoch saw them
     */
    void standIn(ExecutionPlan plan, int epoch, Pass pass, int workers) {
        if (config instanceof StochasticWeightAveraging mean) {
            int before = epoch - mean.startEpoch();
            plan.average(before / (before + 1.0));
        }
        plan.exchangeAverages();
        if (config instanceof StochasticWeightAveraging) {
            estimateStatistics(plan, pass, workers);
        }
    }

    /**
     * Leaves the averages in the place of the weights: what comes next begins with what was validated.
     *
     * @param epoch that was the last, from 1
     */
    void handOn(ExecutionPlan plan, int epoch) {
        if (standInAfter(epoch)) {
            plan.exchangeAverages();
            plan.synchronise();
        }
    }

    private static void estimateStatistics(ExecutionPlan plan, Pass pass, int workers) {
        try (BatchStream stream = BatchStream.open(pass, workers)) {
            int before = 0;
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                if (batch.isEmpty()) {
                    continue;
                }
                plan.moveStatistics(batch.features(), batch.labels(), before, before / (before + 1.0));
                before++;
            }
        }
    }

    /** The learning rate of an epoch, counted from 1, where it is not the schedule's. */
    double rate(int epoch, double scheduled) {
        return config instanceof StochasticWeightAveraging mean
                        && mean.learningRate() != null
                        && epoch >= mean.startEpoch()
                ? mean.learningRate()
                : scheduled;
    }
}
