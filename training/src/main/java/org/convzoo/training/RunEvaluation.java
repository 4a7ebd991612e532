package org.convzoo.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
import org.convzoo.data.DataSplits;
import org.convzoo.evaluation.EvaluationReport;
import org.jspecify.annotations.Nullable;

/**
 * A test of a finished run's network.
 *
 * @param run whose network
 * @param config of the run, with the source of the test
 * @param otherSource whether the images are not the run's own
 * @param locator finds the images
 */
public record RunEvaluation(RunDirectory run, RunConfig config, boolean otherSource, DataLocator locator) {

    /**
     * Reads what is to be tested.
     *
     * @param source another source than the run's: a folder, or YAML as {@code data.source} would have it; or null
     */
    public static RunEvaluation open(Path directory, @Nullable String source, DataLocator locator) {
        RunDirectory run = RunDirectory.open(directory);
        List<String> overrides = source == null ? List.of() : List.of("data.source=" + asYaml(source));
        return new RunEvaluation(run, ConfigReader.read(run.config(), overrides), source != null, locator);
    }

    private static String asYaml(String source) {
        if (!Files.isDirectory(Path.of(source.startsWith("{") ? "" : source)) || source.startsWith("{")) {
            return source.startsWith("{") ? source : "{type: " + source + "}";
        }
        return "{type: imageFolder, directory: \"" + Path.of(source).toAbsolutePath() + "\"}";
    }

    /** Runs the test. */
    public EvaluationReport report(Map<String, String> environment) {
        try (TrainedModel model = TrainedModel.open(run, environment);
                DataSplits splits = DataSplits.open(config.data(), config.seed(), locator)) {
            return EvaluationReport.of(
                    model.evaluate(splits.test(), splits.labels(), config.data().batchSize()));
        }
    }

    /** What is tested on what, in words. */
    public String description() {
        return run.path() + " on the test images of " + config.data().source();
    }
}
