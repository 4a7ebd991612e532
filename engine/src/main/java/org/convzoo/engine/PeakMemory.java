package org.convzoo.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The most physical memory that this process held at once, Java heap included; Linux alone counts it. */
public final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path RESET = Path.of("/proc/self/clear_refs");
    private static final String FORGET_THE_PEAK = "5";
    private static final String PEAK = "VmHWM:";
    private static final long KIBIBYTE = 1024;

    private PeakMemory() {}

    /** Counts anew from here on, where the system lets a process do so, so that runs before this one do not count. */
    public static void startAnew() {
        try {
            if (Files.isWritable(RESET)) {
                Files.writeString(RESET, FORGET_THE_PEAK);
            }
        } catch (IOException notAllowed) {
            // then the peak is that of the whole process
        }
    }

    /**
     * In bytes.
     *
     * @throws UnsupportedOperationException where the system does not tell
     */
    public static long requireBytes() {
        Long bytes = bytes();
        if (bytes == null) {
            throw new UnsupportedOperationException("only Linux tells how much memory a process held at most");
        }
        return bytes;
    }

    /** In bytes; null where the system does not tell. */
    public static @Nullable Long bytes() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(PEAK))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .findFirst()
                    .orElse(null);
        } catch (IOException notLinux) {
            return null;
        }
    }
}
