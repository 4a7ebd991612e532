package org.convzoo.benchmarks.weights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.convzoo.benchmarks.Machine;

/** What is done with a file in processes of their own. */
record Processes(Machine machine) {

    private static final double NANOSECONDS = 1e9;

    /** Loads it in a fresh JVM. */
    LoadingTrial load(String network, Path file) throws IOException, InterruptedException {
        String line = run(machine.java(
                System.getProperty("java.class.path"), LoadingTrial.class.getName(), network, file.toString()));
        return LoadingTrial.JSON.readValue(line, LoadingTrial.class);
    }

    /** Reads it as fast as the system can. In seconds. */
    double cat(Path file) throws IOException, InterruptedException {
        long start = System.nanoTime();
        // the shell's redirection: cat writes to nobody
        run(List.of("sh", "-c", "exec cat \"$0\" >/dev/null", file.toString()));
        return (System.nanoTime() - start) / NANOSECONDS;
    }

    /** Makes the system forget what it has read of it. */
    void evict(Path file) throws IOException, InterruptedException {
        run(List.of("dd", "of=" + file, "oflag=nocache", "conv=notrunc,fdatasync", "count=0", "status=none"));
    }

    /** The last line that it prints. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(command.get(0) + " ended with status " + status);
        }
        return printed.strip().lines().reduce("", (first, last) -> last);
    }
}
