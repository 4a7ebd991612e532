package org.convzoo.training;

import org.convzoo.configs.ScheduleConfig;

/** The learning rate of every step: a pure function of the step's number, so that a resumed run goes on as if never stopped. */
final class LearningRateSchedule {

    private final double base;
    private final ScheduleConfig schedule;
    private final long stepsPerEpoch;
    private final long warmupSteps;
    private final long totalSteps;

    LearningRateSchedule(double base, ScheduleConfig schedule, int epochs, int stepsPerEpoch) {
        this.base = base;
        this.schedule = schedule;
        this.stepsPerEpoch = stepsPerEpoch;
        this.warmupSteps = (long) schedule.warmupEpochs() * stepsPerEpoch;
        this.totalSteps = (long) epochs * stepsPerEpoch;
    }

    /**
     * The rate of one step.
     *
     * @param step from 0, over all epochs
     */
    double at(long step) {
        if (step < warmupSteps) {
            return base * (step + 1) / warmupSteps;
        }
        long sinceWarmup = step - warmupSteps;
        if (schedule instanceof ScheduleConfig.Step steps) {
            long reductions = sinceWarmup / stepsPerEpoch / steps.everyEpochs();
            return base * Math.pow(steps.factor(), reductions);
        }
        if (schedule instanceof ScheduleConfig.Cosine cosine) {
            double done = (double) sinceWarmup / Math.max(1, totalSteps - warmupSteps);
            double wave = 0.5 * (1 + Math.cos(Math.PI * done));
            return base * (cosine.finalFactor() + (1 - cosine.finalFactor()) * wave);
        }
        return base; // constant
    }
}
