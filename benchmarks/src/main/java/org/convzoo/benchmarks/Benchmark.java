package org.convzoo.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convzoo.benchmarks.trial.Effort;
import org.convzoo.benchmarks.trial.Measurement;
import org.convzoo.benchmarks.trial.Trial;

/** Contestants in turn, round after round: a machine that grows slower or faster meanwhile does so for all. */
final class Benchmark {

    private final Launcher launcher;
    private final int threads;
    private final PrintStream progress;
    private int failures;

    Benchmark(Launcher launcher, int threads, PrintStream progress) {
        this.launcher = launcher;
        this.threads = threads;
        this.progress = progress;
    }

    /** Processes that found nothing. */
    int failures() {
        return failures;
    }

    /** Those who can take part here; of the others it is said why not. */
    List<Contestant> admit(List<Contestant> asked) {
        List<Contestant> admitted = new ArrayList<>();
        for (Contestant contestant : asked) {
            launcher.hindrance(contestant)
                    .ifPresentOrElse(
                            reason -> progress.println(contestant.title() + " is left out: " + reason),
                            () -> admitted.add(contestant));
        }
        return admitted;
    }

    Results run(List<Cell> cells, List<Contestant> contestants, Effort effort, int rounds) {
        Results results = new Results();
        for (Cell cell : cells) {
            List<Contestant> standing = new ArrayList<>(contestants);
            Trial trial = new Trial(cell.network(), cell.work(), effort, threads);
            for (int round = 1; round <= rounds; round++) {
                for (Contestant contestant : List.copyOf(standing)) {
                    String place =
                            "%s, round %d of %d, %s: ".formatted(cell.title(), round, rounds, contestant.title());
                    try {
                        Measurement measurement = launcher.measure(contestant, trial);
                        results.add(cell, contestant, measurement);
                        progress.printf(
                                Locale.ROOT,
                                "%s%.2f images/s%n",
                                place,
                                Spread.of(measurement.imagesPerSecond()).median());
                    } catch (FailedTrialException failure) {
                        progress.println(place + "no figure, because " + failure.getMessage());
                        failures++;
                        standing.remove(contestant);
                        results.remove(cell, contestant);
                    }
                }
            }
        }
        return results;
    }
}
