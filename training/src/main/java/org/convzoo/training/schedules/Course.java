package org.convzoo.training.schedules;

import java.util.OptionalDouble;
import org.convzoo.configs.ScheduleConfig;

/** What the base rate is multiplied by once the warm-up is over. */
interface Course {

    /**
     * The factor of one step.
     *
     * @param step from 0, counted from the end of the warm-up
     */
    double factor(long step);

    /**
     * The momentum of one step, of a course that has one.
     *
     * @param step from 0, counted from the end of the warm-up
     */
    default OptionalDouble momentum(long step) {
        return OptionalDouble.empty();
    }

    /**
     * The course that a configuration asks for.
     *
     * @param length of the whole run
     * @param warmUpSteps of it that come before the course
     */
    static Course of(ScheduleConfig config, RunLength length, long warmUpSteps) {
        long steps = Math.max(1, length.steps() - warmUpSteps);
        int stepsPerEpoch = length.stepsPerEpoch();
        // Java 17 has no exhaustive switch over types; a new schedule fails the test that makes each of them.
        if (config instanceof ScheduleConfig.Constant) {
            return step -> 1;
        }
        if (config instanceof ScheduleConfig.Step every) {
            return step -> Math.pow(every.factor(), step / stepsPerEpoch / every.everyEpochs());
        }
        if (config instanceof ScheduleConfig.Milestones milestones) {
            return Milestones.of(milestones, stepsPerEpoch, warmUpSteps);
        }
        if (config instanceof ScheduleConfig.Exponential exponential) {
            return step -> Math.pow(exponential.factor(), step / stepsPerEpoch);
        }
        if (config instanceof ScheduleConfig.Polynomial polynomial) {
            return new Polynomial(steps, polynomial.power(), polynomial.finalFactor());
        }
        if (config instanceof ScheduleConfig.Cosine cosine) {
            return cosine.periodEpochs() == null
                    ? new Cosine(steps, 1, cosine.finalFactor())
                    : new Cosine(
                            (long) cosine.periodEpochs() * stepsPerEpoch,
                            cosine.periodMultiplier(),
                            cosine.finalFactor());
        }
        if (config instanceof ScheduleConfig.OneCycle cycle) {
            return OneCycle.of(cycle, steps);
        }
        if (config instanceof ScheduleConfig.ReduceOnPlateau plateau) {
            return new ReduceOnPlateau(plateau, 1);
        }
        throw new IllegalArgumentException("no schedule for " + config);
    }
}
