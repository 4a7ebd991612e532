package org.convzoo.benchmarks;

import java.lang.management.ManagementFactory;
import org.convzoo.engine.Processor;

/**
 * What everything runs on.
 *
 * @param memoryMebibytes that the machine, or the container, has
 */
record Machine(Processor processor, long memoryMebibytes) {

    static Machine ofThisProcess() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            return new Machine(Processor.ofThisMachine(), system.getTotalMemorySize() >> 20);
        }
        throw new IllegalStateException("this JVM does not tell how much memory the machine has");
    }

    /** Whether bfloat16 is faster here, and not merely imitated. */
    boolean computesInBfloat16() {
        return processor.features().contains("avx512_bf16")
                || processor.features().contains("amx_bf16");
    }

    /** Threads that every contestant is given. */
    int threads() {
        return processor.physicalCores();
    }

    /** The heap that {@code ./convzoo} would give. */
    long heapMebibytes() {
        return Math.min(4096, memoryMebibytes / 4);
    }
}
