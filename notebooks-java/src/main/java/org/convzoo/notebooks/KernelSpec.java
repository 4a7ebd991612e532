package org.convzoo.notebooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.convzoo.configs.UserException;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.engine.Processor;

/**
 * What Jupyter is told of the kernel.
 *
 * @param command that starts it, {@code {connection_file}} standing for what Jupyter puts there
 * @param displayName as menus show it
 * @param variables that it is started with, beside those that Jupyter itself has
 */
public record KernelSpec(List<String> command, String displayName, Map<String, String> variables) {

    private static final int LARGEST_HEAP = 4096;
    private static final String COMPILER = "jdk.jshell";

    public KernelSpec {
        command = List.copyOf(command);
        variables = Map.copyOf(variables);
    }

    /**
     * A kernel with the Java and the class path of this process, and the settings that the launcher gives a run.
     *
     * @param environment {@code CONVZOO_JAVA_OPTIONS} and {@code CONVZOO_THREADS} as for the launcher
     * @throws UserException if this Java is no JDK
     */
    public static KernelSpec ofThisProcess(String displayName, Map<String, String> environment) {
        String home = System.getProperty("java.home");
        requireShell(ModuleFinder.ofSystem(), home);
        List<String> command = new ArrayList<>();
        command.add(Path.of(home, "bin", windows() ? "java.exe" : "java").toString());
        command.add("-Xmx" + Math.min(LARGEST_HEAP, physicalMebibytes() / 4) + "m");
        command.add("-XX:+UseParallelGC");
        command.addAll(words(environment.getOrDefault("CONVZOO_JAVA_OPTIONS", "")));
        command.add("-cp");
        command.add(absolute(System.getProperty("java.class.path")));
        command.add(KernelLauncher.class.getName());
        command.add("{connection_file}");
        return new KernelSpec(command, displayName, variables(environment, Processor.ofThisMachine()));
    }

    /** Cells are compiled. */
    static void requireShell(ModuleFinder modules, String home) {
        if (modules.find(COMPILER).isEmpty()) {
            throw UserException.failed("notebooks need a JDK: the Java in " + home + " has no " + COMPILER
                    + "; install a JDK and run convzoo with it: set JAVA_HOME");
        }
    }

    /** Threads that compute, and how they wait for each other: see the launcher. */
    static Map<String, String> variables(Map<String, String> environment, Processor processor) {
        Map<String, String> variables = new LinkedHashMap<>();
        String threads = String.valueOf(NativeRuntime.threads(environment, processor));
        variables.put("OMP_NUM_THREADS", threads);
        variables.put("OPENBLAS_NUM_THREADS", threads);
        variables.put("GOMP_SPINCOUNT", "5000");
        if (processor.features().contains("avx512vl")) {
            variables.put("OPENBLAS_CORETYPE", "SKYLAKEX");
        }
        return variables;
    }

    private static List<String> words(String options) {
        return Arrays.stream(options.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String absolute(String classPath) {
        String separator = System.getProperty("path.separator");
        return Arrays.stream(classPath.split(separator))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
                .collect(Collectors.joining(separator));
    }

    private static boolean windows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static long physicalMebibytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getTotalMemorySize() >> 20
                : LARGEST_HEAP;
    }

    /** The content of {@code kernel.json}. */
    String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("argv", command);
        document.put("display_name", displayName);
        document.put("language", "java");
        document.put("interrupt_mode", "message");
        document.put("env", new TreeMap<>(variables));
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can be written", impossible);
        }
    }
}
