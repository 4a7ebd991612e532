package org.convzoo.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The processor that this machine has.
 *
 * @param name as the operating system gives it
 * @param physicalCores cores that compute side by side; hyper-threads are not counted
 * @param gigahertz clock rate that the operating system tells; 0 where it tells none
 * @param features instruction sets as Linux names them (avx2, avx512f, avx512_bf16, amx_bf16, …); empty elsewhere
 */
public record Processor(String name, int physicalCores, double gigahertz, Set<String> features) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    public Processor {
        features = Set.copyOf(features);
    }

    /** Reads what the operating system tells of it; where it tells nothing, every processor Java sees is a core. */
    public static Processor ofThisMachine() {
        int visible = Runtime.getRuntime().availableProcessors();
        try {
            Processor read = parse(Files.readAllLines(CPU_INFO));
            // a container may be given fewer than the machine has
            return new Processor(
                    read.name, Math.min(visible, Math.max(1, read.physicalCores)), read.gigahertz, read.features);
        } catch (IOException noSuchFile) {
            return new Processor(System.getProperty("os.arch"), visible, 0, Set.of());
        }
    }

    static Processor parse(List<String> cpuInfo) {
        Map<String, String> last = new HashMap<>();
        Set<String> cores = new HashSet<>();
        for (String line : cpuInfo) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String key = line.substring(0, colon).strip();
                last.put(key, line.substring(colon + 1).strip());
                if (key.equals("core id")) {
                    cores.add(last.getOrDefault("physical id", "0") + "/" + last.get("core id"));
                }
            }
        }
        Set<String> features = new TreeSet<>(List.of(
                last.getOrDefault("flags", last.getOrDefault("Features", "")).split(" ")));
        features.remove("");
        String name = last.getOrDefault("model name", System.getProperty("os.arch"));
        int processors = last.containsKey("processor") ? Integer.parseInt(last.get("processor")) + 1 : 1;
        double gigahertz = Double.parseDouble(last.getOrDefault("cpu MHz", "0")) / 1000;
        return new Processor(name, cores.isEmpty() ? processors : cores.size(), gigahertz, features);
    }
}
