package org.convzoo.benchmarks.trial;

import java.util.List;
import java.util.Locale;
import org.convzoo.engine.PeakMemory;

/**
 * What one process found; its line on standard output.
 *
 * @param libraries what computed, with versions
 * @param imagesPerSecond one figure a repetition
 * @param peakResidentBytes the most physical memory that the process ever held
 */
public record Measurement(String libraries, long parameters, List<Double> imagesPerSecond, long peakResidentBytes) {

    /** Measures in this process and prints. */
    public static void print(Trial trial, String libraries, Subject subject) {
        List<Double> imagesPerSecond = trial.measure(subject, System::nanoTime);
        System.out.println(
                new Measurement(libraries, subject.parameters(), imagesPerSecond, PeakMemory.requireBytes()).json());
    }

    /** One line; written by hand, because no contestant shares a JSON library with all others. */
    String json() {
        return String.format(
                Locale.ROOT,
                "{\"libraries\": \"%s\", \"parameters\": %d, \"imagesPerSecond\": %s, \"peakResidentBytes\": %d}",
                libraries,
                parameters,
                imagesPerSecond,
                peakResidentBytes);
    }
}
