package org.convzoo.benchmarks.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What one process found; its line on standard output.
 *
 * @param libraries what computed, with versions
 * @param imagesPerSecond one figure a repetition
 * @param peakResidentBytes the most physical memory that the process ever held
 */
public record Measurement(String libraries, long parameters, List<Double> imagesPerSecond, long peakResidentBytes) {

    private static final Path STATUS = Path.of("/proc/self/status");

    /** Measures in this process and prints. */
    public static void print(Trial trial, String libraries, Subject subject) {
        List<Double> imagesPerSecond = trial.measure(subject, System::nanoTime);
        System.out.println(new Measurement(libraries, subject.parameters(), imagesPerSecond, highWaterMark()).json());
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

    private static long highWaterMark() {
        try (var lines = Files.lines(STATUS)) {
            String kibibytes = lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(kibibytes) * 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
