package org.convzoo.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.UserException;
import org.convzoo.data.FailureReason;
import org.convzoo.evaluation.RunCosts;
import org.jspecify.annotations.Nullable;

/**
 * What a folder says of a test: that of a run, of {@code evaluate --output}, or of an ensemble.
 *
 * @param path as it was named
 * @param description what was tested, in a few words
 * @param images what it was tested on, in words
 * @param labels the names of the classes
 * @param predictions about each image
 * @param costs of what was tested
 * @param run that the folder is of; empty of other tests
 */
record TestFolder(
        Path path,
        String description,
        String images,
        List<String> labels,
        PredictionTable predictions,
        RunCosts costs,
        Optional<RunDirectory> run) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws UserException if it is no such folder, or its test has not finished */
    static TestFolder open(Path path) {
        RunDirectory files = new RunDirectory(path);
        boolean ofRun = Files.isRegularFile(files.config());
        if (!Files.isRegularFile(files.reportJson()) || !Files.exists(files.reportHtml())) {
            throw ofRun
                    ? UserException.failed("the run in " + path
                            + " has no finished test; go on with it: convzoo train --resume " + path)
                    : UserException.wrongUsage(path + (Files.exists(path) ? " is" : " does not exist and is")
                            + " not the folder of a run, a test or an ensemble; give folders that convzoo train,"
                            + " evaluate --output or ensemble has made");
        }
        if (!Files.isRegularFile(files.predictions())) {
            throw UserException.failed(path + " has a report and no " + PredictionTable.FILE
                    + ", which older versions did not write; test again and compare that: convzoo evaluate " + path
                    + " --output " + path + "-test");
        }
        JsonNode report = report(files.reportJson());
        List<String> labels = new ArrayList<>();
        report.path("labels").forEach(label -> labels.add(label.asText()));
        return new TestFolder(
                path,
                ofRun
                        ? TrainingWords.of(ConfigReader.read(files.config(), List.of()))
                        : report.path("title").asText(),
                Files.isRegularFile(files.provenance())
                        ? Provenance.read(files.provenance()).data()
                        : report.path("subtitle").asText(),
                labels,
                PredictionTable.read(path, labels.size()),
                costs(report.path("costs")),
                ofRun ? Optional.of(files) : Optional.empty());
    }

    /** What a run's report says of its costs; nothing where there is none yet. */
    static RunCosts costs(RunDirectory run) {
        return Files.isRegularFile(run.reportJson())
                ? costs(report(run.reportJson()).path("costs"))
                : RunCosts.unknown();
    }

    private static JsonNode report(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw UserException.failed(
                    "cannot read " + file + " (" + FailureReason.of(unreadable) + "); test again: convzoo evaluate",
                    unreadable);
        }
    }

    private static RunCosts costs(JsonNode costs) {
        return new RunCosts(
                number(costs.path("trainingSeconds")),
                costs.path("keptFeatures").asBoolean(),
                number(costs.path("secondsPerImage")),
                number(costs.path("processorSecondsPerImage")),
                whole(costs.path("peakMemoryBytes")),
                whole(costs.path("modelBytes")),
                whole(costs.path("parameters")));
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : null;
    }

    private static @Nullable Long whole(JsonNode node) {
        return node.isNumber() ? node.longValue() : null;
    }
}
