package org.convzoo.training;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
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
 * @param locator finds the images
 */
public record RunEvaluation(RunDirectory run, RunConfig config, Split split, DataLocator locator) {

    /**
     * Prepares a test.
     *
     * @param source another source than the run's: a folder, the type of a source, or YAML as {@code data.source} would
     *     have it; null for the run's own
     * @param split null for the test images of the run's own source, and for all images of another
     */
    public static RunEvaluation open(
            Path directory, @Nullable String source, @Nullable Split split, DataLocator locator) {
        RunDirectory run = RunDirectory.open(directory);
        List<String> overrides = source == null ? List.of() : List.of("data.source=" + asYaml(source));
        Split chosen = split != null ? split : source == null ? Split.TEST : Split.ALL;
        return new RunEvaluation(run, ConfigReader.read(run.config(), overrides), chosen, locator);
    }

    private static String asYaml(String source) {
        if (source.startsWith("{")) {
            return source;
        }
        return isFolder(source)
                ? "{type: imageFolder, directory: '"
                        + Path.of(source).toAbsolutePath().toString().replace("'", "''") + "'}"
                : "{type: " + source + "}";
    }

    private static boolean isFolder(String source) {
        try {
            return Files.isDirectory(Path.of(source));
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    /** Runs the test. */
    public EvaluationReport report(Map<String, String> environment) {
        try (TrainedModel model = TrainedModel.open(run, environment);
                DataSplits splits = DataSplits.open(config.data(), config.seed(), locator)) {
            return EvaluationReport.of(model.evaluate(
                    splits.images(split), splits.labels(), config.data().batchSize()));
        }
    }

    /** What is tested on what, in words. */
    public String description() {
        String images =
                split == Split.ALL ? "all images" : "the " + split.name().toLowerCase(Locale.ROOT) + " images";
        return run.path() + " on " + images + " of " + config.data().source();
    }
}
