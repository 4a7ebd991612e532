package org.convzoo.training.schedules;

import java.util.List;
import org.convzoo.configs.ScheduleConfig;
import org.convzoo.configs.ScheduleConfig.OneCycle.Annealing;

/** One rise and one long fall (Smith and Topin, arXiv:1708.07120). Places between two steps are ends of phases too. */
record OneCycle(List<Phase> phases, Annealing annealing) implements Course {

    /**
     * A part of the cycle.
     *
     * @param from the step at which it begins
     * @param to the step at which the next one begins
     * @param first factor at its beginning
     * @param last factor at its end
     */
    private record Phase(double from, double to, double first, double last) {}

    static OneCycle of(ScheduleConfig.OneCycle config, long steps) {
        double start = 1 / config.initialDivisor();
        double end = start / config.finalDivisor();
        double top = Math.max(0, config.rise() * steps - 1);
        double finish = steps - 1;
        List<Phase> phases;
        if (config.threePhases()) {
            double back = Math.max(top, 2 * config.rise() * steps - 2);
            phases = List.of(
                    new Phase(0, top, start, 1), new Phase(top, back, 1, start), new Phase(back, finish, start, end));
        } else {
            phases = List.of(new Phase(0, top, start, 1), new Phase(top, finish, 1, end));
        }
        return new OneCycle(phases, config.annealing());
    }

    @Override
    public double factor(long step) {
        int index = 0;
        while (index < phases.size() - 1 && step > phases.get(index).to()) {
            index++;
        }
        Phase phase = phases.get(index);
        double length = phase.to() - phase.from();
        double done = length <= 0 ? 1 : Math.min(1, (step - phase.from()) / length);
        return switch (annealing) {
            case LINEAR -> phase.first() + (phase.last() - phase.first()) * done;
            case COSINE -> phase.last() + (phase.first() - phase.last()) * 0.5 * (1 + Math.cos(Math.PI * done));
        };
    }
}
