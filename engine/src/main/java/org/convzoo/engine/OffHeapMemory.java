package org.convzoo.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;

/** Memory for arrays outside of the Java heap. */
public final class OffHeapMemory {

    private static final Path MACHINE = Path.of("/proc/meminfo");

    private OffHeapMemory() {}

    /** Bytes that can still be had: what the process's limits leave, and no more than the machine has free. */
    public static long free() {
        long free = availableOfMachine().orElse(Long.MAX_VALUE);
        if (Pointer.maxBytes() > 0) {
            free = Math.min(free, Pointer.maxBytes() - Pointer.totalBytes());
        }
        if (Pointer.maxPhysicalBytes() > 0) {
            free = Math.min(free, Pointer.maxPhysicalBytes() - Pointer.physicalBytes());
        }
        return Math.max(0, free);
    }

    /** What Linux says programs can take without swapping. */
    private static Optional<Long> availableOfMachine() {
        if (!Files.isReadable(MACHINE)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(MACHINE)) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
