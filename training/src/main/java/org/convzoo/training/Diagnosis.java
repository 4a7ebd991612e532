package org.convzoo.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.convzoo.configs.DataLocator;
import org.convzoo.engine.EngineSpeed;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.engine.NominalPeak;
import org.convzoo.engine.Precision;

/**
 * What was found on this machine, what was chosen, and what could be better.
 *
 * @param findings name to value, in the order they are shown
 * @param advice one line each; empty if all is well
 */
public record Diagnosis(Map<String, String> findings, List<String> advice) {

    private static final long ROOM_FOR_LARGE_NETWORKS = 6L << 30;

    /** Loads the native libraries and looks around. */
    public static Diagnosis make(Map<String, String> environment) {
        NativeRuntime runtime = NativeRuntime.start(environment);
        Path dataHome = DataLocator.forConfig(null, environment).dataHome();
        Map<String, String> findings = new LinkedHashMap<>();
        findings.put("Java", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
        findings.put("Processor", runtime.processor().name());
        findings.put("Instruction sets", instructionSets(runtime));
        findings.put("Threads", runtime.threads() + " of " + runtime.processor().physicalCores() + " physical cores");
        findings.put("Java heap", MemoryShortage.gibibytes(Runtime.getRuntime().maxMemory()));
        findings.put("Off-heap memory", MemoryShortage.gibibytes(runtime.offHeapLimit()));
        findings.put("oneDNN", runtime.oneDnn());
        findings.put("ND4J", runtime.nd4jBinary() + ", BLAS " + runtime.blas());
        findings.put(
                "Data home", dataHome + (Files.isDirectory(dataHome) ? "" : " (made when something is downloaded)"));
        findings.put(
                "Compiled layers",
                String.join(", ", ExecutionPlan.compiledLayers()) + "; all others run through Deeplearning4j");
        findings.put("Float32", speed(runtime, Precision.FLOAT32));
        findings.put(
                "Bfloat16",
                Precision.BFLOAT16.runsOn(runtime.processor())
                        ? speed(runtime, Precision.BFLOAT16)
                        : "this processor does not compute with it");

        List<String> advice = new ArrayList<>();
        if (runtime.offHeapLimit() < ROOM_FOR_LARGE_NETWORKS) {
            advice.add("networks such as VGG16 need 2 to 6 GiB of off-heap memory to train, small ones far less; "
                    + "convzoo plan tells how much a run takes");
        }
        if (runtime.threads() < runtime.processor().physicalCores()) {
            advice.add("CONVZOO_THREADS keeps " + (runtime.processor().physicalCores() - runtime.threads())
                    + " cores idle; leave it out to use them all");
        }
        return new Diagnosis(findings, advice);
    }

    private static String instructionSets(NativeRuntime runtime) {
        TreeSet<String> telling = new TreeSet<>(runtime.processor().features());
        telling.removeIf(feature ->
                !feature.matches("sse4_2|avx|avx2|fma|avx512f|avx512_bf16|avx512_fp16|amx_.*|neon|asimd|sve.*"));
        return telling.isEmpty() ? "not told by this system" : String.join(", ", telling);
    }

    private static String speed(NativeRuntime runtime, Precision precision) {
        EngineSpeed speed = EngineSpeed.measure(precision);
        OptionalDouble peak = NominalPeak.gigaflops(runtime.processor(), runtime.threads(), precision);
        return String.format(
                        Locale.ROOT,
                        "%,.0f GFLOP/s in convolutions, %,.0f in dense layers",
                        speed.convolution(),
                        speed.matrixProduct())
                + (peak.isPresent() ? String.format(Locale.ROOT, "; nominal peak %,.0f", peak.getAsDouble()) : "");
    }
}
