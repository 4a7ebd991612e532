package org.convzoo.benchmarks.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * What one process is asked to do. The command that starts a process and the process itself agree on the arguments here.
 *
 * @param threads that compute
 */
public record Trial(Network network, Work work, Effort effort, int threads) {

    /** Small, so that nothing diverges in however many steps. */
    public static final double LEARNING_RATE = 0.001;

    public static final double MOMENTUM = 0.9;

    private static final double NANOSECONDS = 1e9;

    /** Reads what {@link #arguments()} wrote. */
    public static Trial parse(String... arguments) {
        return new Trial(
                Network.valueOf(arguments[0]),
                Work.valueOf(arguments[1]),
                new Effort(
                        Integer.parseInt(arguments[2]),
                        Double.parseDouble(arguments[3]),
                        Integer.parseInt(arguments[4]),
                        Double.parseDouble(arguments[5])),
                Integer.parseInt(arguments[6]));
    }

    /** The arguments of a contestant's process. */
    public List<String> arguments() {
        return List.of(
                network.name(),
                work.name(),
                Integer.toString(effort.warmUpSteps()),
                Double.toString(effort.warmUpSeconds()),
                Integer.toString(effort.repetitions()),
                Double.toString(effort.repetitionSeconds()),
                Integer.toString(threads));
    }

    /**
     * Measures.
     *
     * @param clock nanoseconds
     * @return images a second, one figure a repetition
     * @throws IllegalStateException if the subject is not this trial's network or does not do its work
     */
    public List<Double> measure(Subject subject, LongSupplier clock) {
        if (subject.parameters() != network.parameters()) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "nothing is timed: this %s has %,d trainable parameters, not %,d",
                    network.title(),
                    subject.parameters(),
                    network.parameters()));
        }
        double first = subject.step();
        long start = clock.getAsLong();
        for (int step = 1; step < effort.warmUpSteps() || seconds(start, clock) < effort.warmUpSeconds(); step++) {
            subject.step();
        }
        List<Double> imagesPerSecond = new ArrayList<>();
        double last = first;
        while (imagesPerSecond.size() < effort.repetitions()) {
            start = clock.getAsLong();
            int steps = 0;
            double elapsed;
            do {
                last = subject.step();
                steps++;
                elapsed = seconds(start, clock);
            } while (elapsed < effort.repetitionSeconds());
            imagesPerSecond.add(steps * network.batch() / elapsed);
        }
        check(first, last);
        return imagesPerSecond;
    }

    private void check(double first, double last) {
        if (!Double.isFinite(last)) {
            throw new IllegalStateException("the figures count for nothing: a step's result is " + last);
        }
        if (work == Work.TRAINING && first == last) {
            throw new IllegalStateException("the figures count for nothing: the loss stayed at " + last);
        }
    }

    private static double seconds(long start, LongSupplier clock) {
        return (clock.getAsLong() - start) / NANOSECONDS;
    }
}
