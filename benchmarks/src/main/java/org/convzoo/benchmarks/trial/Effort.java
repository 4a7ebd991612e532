package org.convzoo.benchmarks.trial;

/**
 * How long a process measures.
 *
 * @param warmUpSteps steps before the first timed one, at least
 * @param warmUpSeconds seconds before the first timed step, at least
 * @param repetitions figures that a process reports
 * @param repetitionSeconds seconds that each figure stands for, at least; never less than one step
 */
public record Effort(int warmUpSteps, double warmUpSeconds, int repetitions, double repetitionSeconds) {

    /** Steady figures: just-in-time compilation is over and memory has been touched. */
    public static final Effort FULL = new Effort(2, 4, 5, 1.5);

    /** Shows that everything runs; the figures mean little. */
    public static final Effort QUICK = new Effort(2, 0.2, 2, 0.2);

    public Effort {
        if (warmUpSteps < 1 || repetitions < 1) {
            throw new IllegalArgumentException(
                    "warm-up steps and repetitions must be at least 1, got " + warmUpSteps + " and " + repetitions);
        }
    }
}
