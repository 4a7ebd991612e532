package org.convzoo.engine;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The native side of this process: set up once, before the first native class loads.
 *
 * @param processor what it runs on
 * @param threads threads that compute
 * @param offHeapLimit bytes that arrays may take outside the Java heap
 * @param nd4jBinary which of ND4J's binaries was loaded, e.g. linux-x86_64-onednn
 * @param blas the matrix library that ND4J uses
 * @param oneDnn version of the library that plans are compiled for, or why it cannot be used
 */
public record NativeRuntime(
        Processor processor, int threads, long offHeapLimit, String nd4jBinary, String blas, String oneDnn) {

    /** JavaCPP's order of preference among the binaries on the class path. */
    private static final List<String> BINARIES =
            List.of("-onednn", "-onednn-avx512", "-onednn-avx2", "", "-avx2", "-avx512");

    private static final String MAX_BYTES = "org.bytedeco.javacpp.maxbytes";
    private static final String MAX_PHYSICAL_BYTES = "org.bytedeco.javacpp.maxphysicalbytes";

    /**
     * Loads ND4J with limits that fit this machine: three quarters of its memory less the heap, unless the launcher
     * set the properties, and one thread a physical core unless {@code CONVZOO_THREADS} asks for fewer.
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
                Pointer.maxBytes(),
                loadedNd4jBinary(),
                String.valueOf(information.get("blas.vendor")),
                loadedOneDnn());
    }

    /** Bytes of memory that this process may have in all: what the launcher, the container and the machine allow. */
    public long processLimit() {
        long allowed = Pointer.maxPhysicalBytes();
        return allowed > 0 ? Math.min(allowed, physicalMemory()) : physicalMemory();
    }

    /** Bytes of memory that this process has now, shared libraries included. */
    public long residentBytes() {
        return Pointer.physicalBytes();
    }

    private static String loadedNd4jBinary() {
        String platform = Loader.getPlatform();
        String chosen = System.getProperty("org.bytedeco.javacpp.platform.extension");
        List<String> extensions = chosen == null || chosen.isEmpty() ? BINARIES : List.of(chosen);
        ClassLoader classPath = NativeRuntime.class.getClassLoader();
        return extensions.stream()
                .map(extension -> platform + extension)
                .filter(binary ->
                        classPath.getResource("org/nd4j/linalg/cpu/nativecpu/bindings/" + binary + "/") != null)
                .findFirst()
                .orElse(platform);
    }

    private static String loadedOneDnn() {
        try {
            dnnl_version_t version = dnnl.dnnl_version();
            return version.major() + "." + version.minor() + "." + version.patch();
        } catch (LinkageError absent) {
            return "not for this platform (" + absent.getMessage() + ")";
        }
    }

    /** Threads that compute: as many as {@code CONVZOO_THREADS} asks for, one a physical core if it is unset. */
    public static int threads(Map<String, String> environment, Processor processor) {
        String asked = environment.get("CONVZOO_THREADS");
        if (asked == null) {
            return processor.physicalCores();
        }
        try {
            int threads = Integer.parseInt(asked);
            if (threads >= 1 && threads <= 1024) {
                // more than cores would only wait for each other
                return Math.min(threads, processor.physicalCores());
            }
        } catch (NumberFormatException notANumber) {
            // answered below, like a number out of range
        }
        throw org.convzoo.configs.UserException.wrongUsage(
                "CONVZOO_THREADS must be a whole number from 1 to 1024, got " + asked);
    }

    /** Of the container, where there is one. */
    private static long physicalMemory() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine) {
            return machine.getTotalMemorySize();
        }
        return 4L << 30;
    }
}
