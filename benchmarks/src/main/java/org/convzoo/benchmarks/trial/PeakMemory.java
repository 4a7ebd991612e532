package org.convzoo.benchmarks.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux remembers of this process. */
public final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");

    private PeakMemory() {}

    /** The most physical memory that the process ever held. */
    public static long residentBytes() {
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
