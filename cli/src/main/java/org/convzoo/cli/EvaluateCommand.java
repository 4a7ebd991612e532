package org.convzoo.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits.Split;
import org.convzoo.data.TestTimeAugmentation;
import org.convzoo.evaluation.Metric;
import org.convzoo.evaluation.ReportWriter;
import org.convzoo.training.Evaluation;
import org.convzoo.training.SavedModel;
import org.convzoo.training.TestImages;
import org.convzoo.training.TrainedModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tests a trained network. */
@Command(
        name = "evaluate",
        description = "Tests the network of a run, or one with published weights, on labelled images.",
        footer = {
            "",
            "Example: convzoo evaluate runs/quickstart",
            "Example: convzoo evaluate runs/quickstart --source my-digits",
            "Example: convzoo evaluate --model resnet50 --weights imagenet --source imagenet/val --output resnet50-report",
            "A folder has one folder a class, called what the network calls it: by name, id (n01440764) or number."
        })
final class EvaluateCommand extends Verb {

    /** A matrix of more would be most of the document. */
    private static final int MOST_CLASSES_IN_A_MATRIX = 100;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN_DIR",
            description = "The directory of a finished run, or its model.zip alone.")
    @Nullable
    Path run;

    @Mixin
    ModelOptions network = new ModelOptions();

    @Mixin
    TestTimeOptions testTime = new TestTimeOptions();

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "Labelled images: a folder, or a source as data.source would name it in YAML; a run's own if"
                    + " left out.")
    @Nullable
    String source;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description =
                    "${COMPLETION-CANDIDATES}; if left out, a run is tested on the test images of its own source and"
                            + " on all of another, published weights on the images that a source has for tests, else on all.")
    @Nullable
    Split split;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Images that the network sees together; a run's own if left out, else 64.")
    @Nullable
    Integer batchSize;

    @Option(names = "--output", paramLabel = "DIR", description = "Write report.html and report.json into this folder.")
    @Nullable
    Path output;

    @Option(
            names = "--json",
            description = "Print one JSON document; of more than " + MOST_CLASSES_IN_A_MATRIX
                    + " classes without the confusion matrix, which --output writes.")
    boolean json;

    @Override
    public Integer call() {
        check();
        TestTimeAugmentation views = testTime.chosen();
        Optional<SavedModel> saved = Optional.ofNullable(run).map(SavedModel::open);
        TestImages images = saved.isPresent()
                ? saved.get().images(source, split, terminal().environment())
                : TestImages.of(
                        Objects.requireNonNull(source), split, terminal().environment());
        try (TrainedModel model = saved.isPresent()
                ? TrainedModel.open(saved.get(), terminal().environment())
                : network.open(terminal(), locator())) {
            Evaluation evaluation = evaluated(model, batchSize == null ? images : images.inBatchesOf(batchSize), views);
            if (output != null) {
                OutputFolder.create(output);
                evaluation.write(output, arguments());
            }
            print(evaluation);
        }
        return 0;
    }

    private Evaluation evaluated(TrainedModel model, TestImages images, TestTimeAugmentation views) {
        try (DownloadsDisplay downloads = new DownloadsDisplay(terminal())) {
            return model.evaluate(images.watchedBy(downloads), views);
        }
    }

    private void check() {
        network.check();
        if (network.isNamed() == (run != null)) {
            throw UserException.wrongUsage("give either the directory of a run or --model NAME");
        }
        if (network.isNamed() && source == null) {
            throw UserException.wrongUsage(
                    "--model " + network.name
                            + " needs --source with the images to test it on: a folder, a type such as cifar10, or YAML in braces");
        }
        if (output != null) {
            OutputFolder.requireFree(output, "report.html");
        }
        if (batchSize != null && batchSize < 1) {
            throw UserException.wrongUsage("--batch-size must be at least 1, got " + batchSize);
        }
    }

    private void print(Evaluation evaluation) {
        if (json) {
            ObjectNode document = ReportWriter.json(evaluation.report());
            if (evaluation.report().labels().size() > MOST_CLASSES_IN_A_MATRIX) {
                document.remove("confusionMatrix");
            }
            ArrayNode notes = JsonNodeFactory.instance.arrayNode();
            evaluation.classes().ifPresent(notes::add);
            evaluation.notes().forEach(notes::add);
            if (!notes.isEmpty()) {
                document.set("notes", notes);
            }
            Json.print(terminal().out(), document);
            return;
        }
        terminal().out().println(evaluation.description());
        evaluation.classes().ifPresent(terminal().out()::println);
        evaluation.notes().forEach(terminal().out()::println);
        for (Map.Entry<Metric, Double> metric : evaluation.report().metrics().entrySet()) {
            terminal().out().printf(Locale.ROOT, "%-28s %.4f%n", words(metric.getKey()), metric.getValue());
        }
        if (output != null) {
            terminal().out().println("Report: " + output.resolve("report.html"));
        }
    }

    private static String words(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
