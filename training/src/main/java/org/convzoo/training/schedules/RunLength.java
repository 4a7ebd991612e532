package org.convzoo.training.schedules;

import org.convzoo.configs.TrainingConfig;

/**
 * How long a run is at most.
 *
 * @param epochs begun
 * @param stepsPerEpoch of a whole epoch
 * @param steps of the run; the last epoch may be cut short
 */
public record RunLength(int epochs, int stepsPerEpoch, long steps) {

    /** The length that a configuration asks for, by its epochs or by its steps, whichever end first. */
    public static RunLength of(TrainingConfig config, int stepsPerEpoch) {
        long whole = (long) config.epochs() * stepsPerEpoch;
        long steps = config.maxSteps() == null ? whole : Math.min(whole, config.maxSteps());
        return new RunLength(Math.toIntExact((steps + stepsPerEpoch - 1) / stepsPerEpoch), stepsPerEpoch, steps);
    }

    /**
     * Steps of one epoch.
     *
     * @param epoch from 0
     */
    public int stepsOf(int epoch) {
        return (int) Math.min(stepsPerEpoch, steps - (long) epoch * stepsPerEpoch);
    }
}
