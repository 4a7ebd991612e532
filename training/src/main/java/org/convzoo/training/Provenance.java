package org.convzoo.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits;
import org.convzoo.engine.NativeRuntime;
import org.jspecify.annotations.Nullable;

/**
 * Where a run's numbers come from.
 *
 * @param convzoo version of this software
 * @param deeplearning4j version
 * @param java vendor and version
 * @param operatingSystem name, version and processor kind
 * @param processor name
 * @param threads that computed
 * @param nd4jBinary which of ND4J's binaries ran
 * @param blas its matrix library
 * @param oneDnn version of the library that plans are compiled for
 * @param precision of the activations in training
 * @param engine asked for
 * @param seed of the run
 * @param data where the images came from
 * @param dataFingerprint SHA-256 in hexadecimal
 * @param weights that it began with; null if they were drawn from the seed
 * @param gitRevision of the working directory, if it is one of git's
 * @param started ISO 8601
 * @param command what was typed
 */
record Provenance(
        String convzoo,
        String deeplearning4j,
        String java,
        String operatingSystem,
        String processor,
        int threads,
        String nd4jBinary,
        String blas,
        String oneDnn,
        String precision,
        String engine,
        long seed,
        String data,
        String dataFingerprint,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StartingWeights weights,

        @Nullable String gitRevision,
        String started,
        List<String> command) {

    private static final com.fasterxml.jackson.databind.ObjectMapper JSON =
            new com.fasterxml.jackson.databind.ObjectMapper();

    static Provenance of(
            RunConfig config,
            DataSplits splits,
            @Nullable StartingWeights weights,
            Execution execution,
            Surroundings surroundings) {
        NativeRuntime runtime = surroundings.runtime();
        Properties versions = versions();
        return new Provenance(
                versions.getProperty("convzoo"),
                versions.getProperty("deeplearning4j"),
                System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                runtime.processor().name(),
                runtime.threads(),
                runtime.nd4jBinary(),
                runtime.blas(),
                runtime.oneDnn(),
                execution.precision().name().toLowerCase(Locale.ROOT),
                execution.engine().name().toLowerCase(Locale.ROOT),
                config.seed(),
                splits.description(),
                splits.fingerprint(),
                weights,
                gitRevision(surroundings.locator().workingDirectory()).orElse(null),
                surroundings.clock().instant().toString(),
                surroundings.command());
    }

    /** SHA-256 of the file of weights; null if there was none. */
    @Nullable
    String weightsDigest() {
        return weights == null ? null : weights.sha256();
    }

    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream in = Provenance.class.getResourceAsStream("versions.properties")) {
            versions.load(Objects.requireNonNull(in, "versions.properties is missing from the jar"));
        } catch (IOException unreadable) {
            throw new IllegalStateException("versions.properties cannot be read", unreadable);
        }
        return versions;
    }

    private static Optional<String> gitRevision(Path directory) {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD")
                    .directory(directory.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!git.waitFor(2, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                return Optional.empty();
            }
            String revision = new String(git.getInputStream().readNBytes(100), StandardCharsets.US_ASCII).strip();
            boolean answered = git.exitValue() == 0 && revision.matches("[0-9a-f]{40,64}");
            return answered ? Optional.of(revision) : Optional.empty();
        } catch (IOException noGitHere) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    void write(Path file) {
        AtomicFile.write(
                file, out -> out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this)));
    }

    static Provenance read(Path file) {
        try {
            return JSON.readValue(file.toFile(), Provenance.class);
        } catch (IOException problem) {
            throw UserException.failed("cannot read " + file + ": " + problem.getMessage(), problem);
        }
    }
}
