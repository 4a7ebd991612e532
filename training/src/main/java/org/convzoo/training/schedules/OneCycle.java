package org.convzoo.training.schedules;

import java.util.List;
import java.util.OptionalDouble;
import org.convzoo.configs.ScheduleConfig;
import org.convzoo.configs.ScheduleConfig.OneCycle.Annealing;

/**
 * One rise and one long fall (Smith and Topin, arXiv:1708.07120), with the momentum low where the rate is high. Places
 * between two steps are ends of phases too.
 */
record OneCycle(List<Phase> phases, double lowestMomentum, double highestMomentum, Annealing annealing)
        implements Course {

    /**
     * A part of the cycle.
     *
     * @param from the step at which it begins
     * @param to the step at which the next one begins
     * @param first factor at its beginning
     * @param last factor at its end
     * @param firstMomentum part of the way from the lowest momentum to the highest at its beginning
     * @param lastMomentum the same at its end
     */
    private record Phase(double from, double to, double first, double last, double firstMomentum, double lastMomentum) {

        double done(long step) {
            double length = to - from;
            return length <= 0 ? 1 : Math.min(1, (step - from) / length);
        }
    }

    static OneCycle of(ScheduleConfig.OneCycle config, long steps) {
        double start = 1 / config.initialDivisor();
        double end = start / config.finalDivisor();
        double top = Math.max(0, config.rise() * steps - 1);
        double finish = steps - 1;
        List<Phase> phases;
        if (config.threePhases()) {
            double back = Math.max(top, 2 * config.rise() * steps - 2);
            phases = List.of(
                    new Phase(0, top, start, 1, 1, 0),
                    new Phase(top, back, 1, start, 0, 1),
                    new Phase(back, finish, start, end, 1, 1));
        } else {
            phases = List.of(new Phase(0, top, start, 1, 1, 0), new Phase(top, finish, 1, end, 0, 1));
        }
        return new OneCycle(phases, config.lowestMomentum(), config.highestMomentum(), config.annealing());
    }

    @Override
    public double factor(long step) {
        Phase phase = phase(step);
        return between(phase.first(), phase.last(), phase.done(step));
    }

    @Override
    public OptionalDouble momentum(long step) {
        Phase phase = phase(step);
        double height = between(phase.firstMomentum(), phase.lastMomentum(), phase.done(step));
        return OptionalDouble.of(lowestMomentum + (highestMomentum - lowestMomentum) * height);
    }

    private Phase phase(long step) {
        int index = 0;
        while (index < phases.size() - 1 && step > phases.get(index).to()) {
            index++;
        }
        return phases.get(index);
    }

    private double between(double first, double last, double done) {
        return switch (annealing) {
            case LINEAR -> first + (last - first) * done;
            case COSINE -> last + (first - last) * 0.5 * (1 + Math.cos(Math.PI * done));
        };
    }
}
