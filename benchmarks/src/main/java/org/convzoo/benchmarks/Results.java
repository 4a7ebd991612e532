package org.convzoo.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.convzoo.benchmarks.trial.Measurement;

/** What was measured, round by round. */
final class Results {

    private final Map<Cell, Map<Contestant, List<Measurement>>> measurements = new LinkedHashMap<>();

    void add(Cell cell, Contestant contestant, Measurement measurement) {
        measurements
                .computeIfAbsent(cell, none -> new LinkedHashMap<>())
                .computeIfAbsent(contestant, none -> new ArrayList<>())
                .add(measurement);
    }

    /** Forgets what a contestant that failed in a later round has shown. */
    void remove(Cell cell, Contestant contestant) {
        measurements.getOrDefault(cell, new LinkedHashMap<>()).remove(contestant);
    }

    Set<Cell> cells() {
        return new LinkedHashSet<>(measurements.keySet());
    }

    Set<Contestant> contestants(Cell cell) {
        return measurements.get(cell).keySet();
    }

    List<Measurement> rounds(Cell cell, Contestant contestant) {
        return measurements.get(cell).get(contestant);
    }

    /** Images a second over all rounds and repetitions. */
    Spread imagesPerSecond(Cell cell, Contestant contestant) {
        return Spread.of(rounds(cell, contestant).stream()
                .flatMap(round -> round.imagesPerSecond().stream())
                .toList());
    }

    /** The most physical memory of any round, in bytes. */
    long peakResidentBytes(Cell cell, Contestant contestant) {
        return rounds(cell, contestant).stream()
                .mapToLong(Measurement::peakResidentBytes)
                .max()
                .orElseThrow();
    }

    /** How many times as fast as the other a contestant is, one ratio a round, each of medians measured side by side. */
    Optional<Spread> ratio(Cell cell, Contestant contestant, Contestant other) {
        List<Measurement> mine = rounds(cell, contestant);
        List<Measurement> theirs = measurements.get(cell).get(other);
        if (contestant == other || theirs == null) {
            return Optional.empty();
        }
        return Optional.of(Spread.of(IntStream.range(0, Math.min(mine.size(), theirs.size()))
                .mapToObj(round -> median(mine.get(round)) / median(theirs.get(round)))
                .toList()));
    }

    private static double median(Measurement measurement) {
        return Spread.of(measurement.imagesPerSecond()).median();
    }
}
