package org.convzoo.training.schedules;

import org.convzoo.configs.ScheduleConfig;

/**
 * Multiplied at given steps.
 *
 * @param steps counted from the end of the warm-up, rising; those within the warm-up are negative
 */
record Milestones(long[] steps, double factor) implements Course {

    static Milestones of(ScheduleConfig.Milestones config, int stepsPerEpoch, long warmUpSteps) {
        long[] steps = config.steps().isEmpty()
                ? config.epochs().stream()
                        .mapToLong(epoch -> (long) epoch * stepsPerEpoch - warmUpSteps)
                        .toArray()
                : config.steps().stream().mapToLong(step -> step - warmUpSteps).toArray();
        return new Milestones(steps, config.factor());
    }

    @Override
    public double factor(long step) {
        int passed = 0;
        while (passed < steps.length && steps[passed] <= step) {
            passed++;
        }
        return Math.pow(factor, passed);
    }
}
