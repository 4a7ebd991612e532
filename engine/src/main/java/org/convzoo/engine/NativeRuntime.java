package org.convzoo.engine;

import java.lang.management.ManagementFactory;
import java.util.Map;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The native side of this process: set up once, before the first native class loads.
 *
 * @param processor what it runs on
 * @param threads threads that compute
 * @param offHeapLimit bytes that arrays may take outside the Java heap
 * @param backend ND4J's own name for the binary it loaded
 * @param blas the matrix library in use
 */
public record NativeRuntime(Processor processor, int threads, long offHeapLimit, String backend, String blas) {

    private static final String MAX_BYTES = "org.bytedeco.javacpp.maxbytes";
    private static final String MAX_PHYSICAL_BYTES = "org.bytedeco.javacpp.maxphysicalbytes";

    /**
     * Loads ND4J with limits that fit this machine: three quarters of its memory less the heap, unless the launcher
     * set the properties, and one thread a physical core unless {@code CONVZOO_THREADS} says otherwise.
     */
    public static NativeRuntime start(Map<String, String> environment) {
        // JavaCPP warns of every library that was built with another of its releases; ND4J M2.1 always is
        System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
        Processor processor = Processor.ofThisMachine();
        long heap = Runtime.getRuntime().maxMemory();
        long memory = physicalMemory();
        long offHeap = Math.max(memory / 4, memory / 4 * 3 - heap);
        if (System.getProperty(MAX_BYTES) == null) {
            System.setProperty(MAX_BYTES, Long.toString(offHeap));
        }
        if (System.getProperty(MAX_PHYSICAL_BYTES) == null) {
            System.setProperty(MAX_PHYSICAL_BYTES, Long.toString(memory));
        }
        int threads = threads(environment, processor);
        Nd4j.getEnvironment().setMaxThreads(threads);
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        var information = Nd4j.getExecutioner().getEnvironmentInformation();
        return new NativeRuntime(
                processor,
                threads,
                org.bytedeco.javacpp.Pointer.maxBytes(),
                Nd4j.getBackend().getClass().getSimpleName(),
                String.valueOf(information.get("blas.vendor")));
    }

    static int threads(Map<String, String> environment, Processor processor) {
        String asked = environment.get("CONVZOO_THREADS");
        if (asked == null) {
            return processor.physicalCores();
        }
        try {
            int threads = Integer.parseInt(asked);
            if (threads >= 1 && threads <= 1024) {
                return threads;
            }
        } catch (NumberFormatException notANumber) {
            // answered below, like a number out of range
        }
        throw org.convzoo.configs.UserException.wrongUsage(
                "CONVZOO_THREADS must be a whole number from 1 to 1024, got " + asked);
    }

    private static long physicalMemory() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine) {
            return machine.getTotalMemorySize();
        }
        return 4L << 30;
    }
}
