package org.convzoo.training;

import org.jspecify.annotations.Nullable;

/**
 * What a phase of a run will take.
 *
 * @param name of the phase
 * @param cut the frozen layer whose kept outputs it learns from; null if it sees images
 * @param featureBytes that these outputs take, wherever they are kept; 0 if it sees images
 * @param keptBytes how many of them are there already, as far as can be told before the run
 * @param memory at its peak
 * @param largestBatch that fits
 * @param time it takes; null if the run does not fit
 */
public record PhaseForecast(
        String name,
        @Nullable String cut,
        long featureBytes,
        long keptBytes,
        MemoryForecast memory,
        int largestBatch,
        @Nullable TimeForecast time) {}
