package org.convzoo.training.schedules;

import java.util.List;
import java.util.OptionalDouble;
import org.convzoo.configs.ScheduleConfig;

/**
 * The learning rate of every step: a function of the step's number and of what the finished epochs have reached, so that
 * a resumed run goes on as if never stopped.
 */
public final class LearningRateSchedule {

    private final double base;
    private final WarmUp warmUp;
    private final Course course;

    private LearningRateSchedule(double base, WarmUp warmUp, Course course) {
        this.base = base;
        this.warmUp = warmUp;
        this.course = course;
    }

    /**
     * The schedule that a configuration asks for.
     *
     * @param base rate of the optimizer
     * @param length of the whole run, warm-up included
     */
    public static LearningRateSchedule of(double base, ScheduleConfig config, RunLength length) {
        WarmUp warmUp = new WarmUp(
                (long) config.warmUp().warmupEpochs() * length.stepsPerEpoch(),
                config.warmUp().warmupStart());
        return new LearningRateSchedule(base, warmUp, Course.of(config, length, warmUp.steps()));
    }

    /**
     * The same schedule in the epoch that follows so many finished ones.
     *
     * @param scores monitored values of the finished epochs in order, higher being better: accuracies, or losses with
     *     their sign turned
     */
    public LearningRateSchedule after(List<Double> scores) {
        return course instanceof ReduceOnPlateau plateau
                ? new LearningRateSchedule(base, warmUp, plateau.after(scores))
                : this;
    }

    /**
     * The momentum of one step; empty where it stays as it is. A warm-up has that of the first step after it.
     *
     * @param step from 0, over all epochs
     */
    public OptionalDouble momentumAt(long step) {
        return course.momentum(Math.max(0, step - warmUp.steps()));
    }

    /**
     * The rate of one step.
     *
     * @param step from 0, over all epochs
     */
    public double at(long step) {
        return base * (step < warmUp.steps() ? warmUp.factor(step) : course.factor(step - warmUp.steps()));
    }
}
