package org.convzoo.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.convzoo.engine.Processor;

/**
 * What everything runs on.
 *
 * @param memoryMebibytes that the machine, or the container, has
 */
public record Machine(Processor processor, long memoryMebibytes) {

    public static Machine ofThisProcess() {
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

    /** Starts a Java program with one heap, one collector and one limit outside the heap for all: those that {@code ./convzoo} sets. */
    public List<String> java(String classPath, String... program) {
        long heap = heapMebibytes();
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx" + heap + "m",
                "-XX:+UseParallelGC",
                "-Dorg.bytedeco.javacpp.maxbytes=" + (memoryMebibytes * 3 / 4 - heap) + "m",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + memoryMebibytes * 9 / 10 + "m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                // JavaCPP warns that ND4J's libraries were built with another of its releases, which they always are
                "-Dorg.slf4j.simpleLogger.log.org.bytedeco.javacpp.Loader=error",
                // DJL warns of graphics cards that are not there
                "-Dorg.slf4j.simpleLogger.log.ai.djl.util.cuda.CudaUtils=off",
                "-cp",
                classPath));
        command.addAll(List.of(program));
        return command;
    }
}
