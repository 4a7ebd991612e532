package org.convzoo.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.ConfigWriter;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;

/**
 * The runs of one configuration over all its folds, one after the other, each in a folder of its own, and what they come
 * to together. A stopped one goes on with the fold it was stopped in.
 */
public final class CrossValidation {

    private static final String CONFIG = "cross-validation.yaml";

    private final RunConfig config;
    private final int folds;
    private final Path directory;
    private final Surroundings surroundings;

    private CrossValidation(RunConfig config, Path directory, Surroundings surroundings) {
        Integer parts = config.data().splits().folds();
        if (parts == null) {
            throw UserException.wrongUsage(
                    "the configuration has no folds; write data: {splits: {folds: 5}}, or --set data.splits.folds=5");
        }
        if (config.features() != null) {
            throw UserException.wrongUsage("--all-folds is for runs that train their network; features are learned from"
                    + " with folds of their own: set features.classifier.folds");
        }
        this.config = config;
        this.folds = parts;
        this.directory = directory;
        this.surroundings = surroundings;
    }

    /**
     * New runs in a new directory.
     *
     * @throws UserException if the configuration has no folds, or the directory holds something
     */
    public static CrossValidation start(RunConfig config, Path directory, Surroundings surroundings) {
        RunDirectory.requireNew(directory);
        CrossValidation started = new CrossValidation(config.pinned(surroundings.locator()), directory, surroundings);
        try {
            Files.createDirectories(directory);
        } catch (IOException problem) {
            throw UserException.failed("cannot create the directory " + directory + ": " + problem, problem);
        }
        AtomicFile.writeText(configOf(directory), ConfigWriter.toYaml(started.config));
        return started;
    }

    /** Whether a directory was made by {@link #start}. */
    public static boolean isIn(Path directory) {
        return Files.isRegularFile(configOf(directory));
    }

    /** Goes on with the runs in a directory; those that are complete are not run again. */
    public static CrossValidation resume(Path directory, Surroundings surroundings) {
        RunConfig config = ConfigReader.read(configOf(directory), List.of());
        if (Files.exists(directory.resolve("folds.json"))) {
            throw UserException.wrongUsage("all folds in " + directory + " are complete, their summary is "
                    + directory.resolve("folds.json") + "; for other runs choose another --run-dir");
        }
        return new CrossValidation(config, directory, surroundings);
    }

    /** The configuration of the runs, in their directory. */
    public static Path configOf(Path directory) {
        return directory.resolve(CONFIG);
    }

    /** Where the runs have their folders. */
    public Path directory() {
        return directory;
    }

    /**
     * Runs what is left to run and writes {@code folds.json} and {@code folds.csv}.
     *
     * @return empty if stopped on request before the last run was complete
     */
    public Optional<FoldSummary> run() {
        List<FoldResult> results = new ArrayList<>();
        for (int fold = 1; fold <= folds; fold++) {
            RunDirectory run = new RunDirectory(directory.resolve("fold-" + fold));
            if (!Files.exists(run.reportHtml())) {
                surroundings.listener().foldBegins(fold, folds);
                if (experiment(fold, run).run() instanceof RunOutcome.Stopped) {
                    return Optional.empty();
                }
            }
            results.add(FoldResult.of(fold, run));
        }
        FoldSummary summary = FoldSummary.of(results);
        AtomicFile.writeText(directory.resolve("folds.csv"), summary.toCsv());
        // last, because its presence says that all runs are complete
        AtomicFile.writeText(directory.resolve("folds.json"), json(summary));
        return Optional.of(summary);
    }

    private Experiment experiment(int fold, RunDirectory run) {
        return Files.exists(run.config())
                ? Experiment.resume(run.path(), surroundings)
                : Experiment.start(config.withFold(fold), run.path(), surroundings);
    }

    private static String json(FoldSummary summary) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(summary) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers and texts can be written as JSON", impossible);
        }
    }
}
