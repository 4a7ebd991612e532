package org.convzoo.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a program that has ended has left.
 *
 * @param status 0 if it went well
 * @param output what it printed
 * @param errors what it wrote to standard error
 */
record Launched(int status, String output, String errors) {

    /**
     * Runs a program to its end.
     *
     * @param folder it works in
     * @param environment variables beside the PATH; it has no others
     */
    static Launched run(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile("launched", ".out");
            Path errors = Files.createTempFile("launched", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            String path = builder.environment().get("PATH");
            builder.environment().clear();
            builder.environment().put("PATH", path);
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command + " does not end");
            }
            Launched left = new Launched(process.exitValue(), Files.readString(output), Files.readString(errors));
            Files.delete(output);
            Files.delete(errors);
            return left;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(command + " was interrupted", interrupted);
        }
    }
}
