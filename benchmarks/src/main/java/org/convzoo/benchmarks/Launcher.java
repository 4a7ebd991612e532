package org.convzoo.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convzoo.benchmarks.trial.Measurement;
import org.convzoo.benchmarks.trial.Trial;
import org.convzoo.engine.Precision;

/** Starts a contestant in a process of its own and reads what it found. */
final class Launcher {

    private static final String DL4J_PACKAGE = "org.convzoo.benchmarks.dl4j.";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Settings of OpenMP and OpenBLAS that whoever calls may have made; no contestant shall profit or suffer. */
    private static final List<String> FOREIGN_SETTINGS = List.of(
            "GOMP_SPINCOUNT",
            "GOMP_CPU_AFFINITY",
            "OMP_WAIT_POLICY",
            "OMP_PROC_BIND",
            "OMP_PLACES",
            "KMP_BLOCKTIME",
            "OPENBLAS_CORETYPE",
            "DNNL_MAX_CPU_ISA",
            "ONEDNN_MAX_CPU_ISA",
            "JAVA_TOOL_OPTIONS",
            "LD_PRELOAD");

    private final Machine machine;
    private final Libraries libraries;

    Launcher(Machine machine, Libraries libraries) {
        this.machine = machine;
        this.libraries = libraries;
    }

    /** Why a contestant cannot take part here; empty if it can. */
    Optional<String> hindrance(Contestant contestant) {
        return switch (contestant) {
            case CONVZOO_FLOAT32 -> Optional.empty();
            case CONVZOO_BFLOAT16 ->
                machine.computesInBfloat16()
                        ? Optional.empty()
                        : Optional.of("this processor does not compute in bfloat16 (avx512_bf16 or amx_bf16)");
            case STOCK_DL4J, DJL_PYTORCH ->
                libraries.resolved(contestant).isPresent()
                        ? Optional.empty()
                        : Optional.of("its libraries are not here yet: benchmarks/run without --quick downloads them");
            case PYTHON_PYTORCH ->
                Python.withPyTorch().isPresent()
                        ? Optional.empty()
                        : Optional.of("no python3 has the module torch (Debian: apt install python3-torch)");
        };
    }

    /**
     * Measures in a fresh process.
     *
     * @throws FailedTrialException if the process does not end well; what it wrote to standard error has been seen
     */
    Measurement measure(Contestant contestant, Trial trial) {
        ProcessBuilder process =
                new ProcessBuilder(command(contestant, trial)).redirectError(ProcessBuilder.Redirect.INHERIT);
        environment(contestant, process.environment());
        try {
            Process running = process.start();
            String last = "";
            try (var lines =
                    new BufferedReader(new InputStreamReader(running.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    last = line;
                }
            }
            int status = running.waitFor();
            if (status != 0) {
                throw new FailedTrialException("its process ended with status " + status);
            }
            return JSON.readValue(last, Measurement.class);
        } catch (IOException e) {
            throw new FailedTrialException(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedTrialException("interrupted");
        }
    }

    private List<String> command(Contestant contestant, Trial trial) {
        List<String> command = new ArrayList<>(
                switch (contestant) {
                    case CONVZOO_FLOAT32 ->
                        machine.java(libraries.own(), DL4J_PACKAGE + "ConvzooContestant", Precision.FLOAT32.name());
                    case CONVZOO_BFLOAT16 ->
                        machine.java(libraries.own(), DL4J_PACKAGE + "ConvzooContestant", Precision.BFLOAT16.name());
                    case STOCK_DL4J ->
                        machine.java(libraries.resolved(contestant).orElseThrow(), DL4J_PACKAGE + "StockContestant");
                    case DJL_PYTORCH ->
                        machine.java(
                                libraries.resolved(contestant).orElseThrow(),
                                "org.convzoo.benchmarks.djl.DjlContestant");
                    case PYTHON_PYTORCH ->
                        List.of(
                                Python.withPyTorch().orElseThrow(),
                                libraries.python().toString());
                });
        command.addAll(trial.arguments());
        return command;
    }

    private void environment(Contestant contestant, Map<String, String> environment) {
        FOREIGN_SETTINGS.forEach(environment::remove);
        String threads = Integer.toString(machine.threads());
        for (String setting : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")) {
            environment.put(setting, threads);
        }
        switch (contestant) {
            case CONVZOO_FLOAT32, CONVZOO_BFLOAT16 -> {
                // as ./convzoo does
                if (machine.processor().features().contains("avx512vl")) {
                    environment.put("OPENBLAS_CORETYPE", "SKYLAKEX");
                }
            }
            case DJL_PYTORCH -> {
                environment.put("DJL_CACHE_DIR", libraries.djlCache().toString());
                environment.put("ENGINE_CACHE_DIR", libraries.djlCache().toString());
                environment.put("OPT_OUT_TRACKING", "true");
            }
            case STOCK_DL4J, PYTHON_PYTORCH -> {}
        }
    }
}
