package org.convzoo.training;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.InvalidConfigException;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits;
import org.convzoo.data.DataSplits.Split;
import org.convzoo.evaluation.EvaluationReport;
import org.jspecify.annotations.Nullable;

/**
 * A test of a finished run's network.
 *
 * @param run whose network
 * @param config of the run, with the source of the test in place of its own
 * @param split the part of the source that is looked at
 * @param environment variables that steer the native side and name the data home
 */
public record RunEvaluation(RunDirectory run, RunConfig config, Split split, Map<String, String> environment) {

    /**
     * What a test came to.
     *
     * @param description what was tested on what, in words
     * @param report the numbers
     */
    public record Result(String description, EvaluationReport report) {}

    /**
     * Prepares a test.
     *
     * @param source another source than the run's: a folder, the type of a source, or YAML as {@code data.source} would
     *     have it; null for the run's own
     * @param split null for the test images of the run's own source, and for all images of another
     * @throws UserException if the directory is no run's, or the source is nothing of these
     */
    public static RunEvaluation open(
            Path directory, @Nullable String source, @Nullable Split split, Map<String, String> environment) {
        RunDirectory run = RunDirectory.open(directory);
        Split chosen = split != null ? split : source == null ? Split.TEST : Split.ALL;
        RunConfig config =
                source == null ? ConfigReader.read(run.config(), List.of()) : withSource(run.config(), source);
        return new RunEvaluation(run, config, chosen, environment);
    }

    private static RunConfig withSource(Path config, String source) {
        if (source.startsWith("{")) {
            return ConfigReader.read(config, List.of("data.source=" + source));
        }
        if (isFolder(source)) {
            String path = Path.of(source).toAbsolutePath().toString().replace("'", "''");
            return ConfigReader.read(config, List.of("data.source={type: imageFolder, directory: '" + path + "'}"));
        }
        try {
            return ConfigReader.read(config, List.of("data.source={type: \"" + source.replace("\"", "") + "\"}"));
        } catch (InvalidConfigException neither) {
            throw UserException.wrongUsage(
                    "--source " + source + " is neither a folder nor the type of a source; give a"
                            + " folder that exists, a type such as mnist, or YAML in braces");
        }
    }

    private static boolean isFolder(String source) {
        try {
            return Files.isDirectory(Path.of(source));
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    /** Runs the test. */
    public Result result() {
        DataLocator locator = DataLocator.forConfig(run.config(), environment);
        try (TrainedModel model = TrainedModel.open(run, environment);
                DataSplits splits = DataSplits.open(config.data(), config.seed(), locator)) {
            EvaluationReport report = EvaluationReport.of(model.evaluate(
                    splits.images(split), splits.labels(), config.data().batchSize()));
            return new Result(run.path() + " on " + images() + " of " + splits.description(), report);
        }
    }

    private String images() {
        return split == Split.ALL ? "all images" : "the " + split.name().toLowerCase(Locale.ROOT) + " images";
    }
}
