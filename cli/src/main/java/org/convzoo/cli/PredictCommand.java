package org.convzoo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.convzoo.configs.UserException;
import org.convzoo.training.FilePrediction;
import org.convzoo.training.FilePredictor;
import org.convzoo.training.RunDirectory;
import org.convzoo.training.TrainedModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names what is on images. */
@Command(
        name = "predict",
        description = "Names what is on images, with the probabilities of the likeliest classes.",
        footer = {"", "Example: convzoo predict runs/quickstart scan.png folder-of-scans --top 3"})
final class PredictCommand extends Verb {

    @Parameters(index = "0", paramLabel = "RUN_DIR", description = "The directory of a finished run.")
    @Nullable
    Path run;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "IMAGE_OR_FOLDER",
            description = "Images, or folders of them.")
    List<Path> images = List.of();

    @Option(names = "--top", paramLabel = "K", defaultValue = "3", description = "Classes to show (default 3).")
    int top;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Integer call() {
        if (top < 1) {
            throw UserException.wrongUsage("--top must be at least 1, got " + top);
        }
        List<Path> files = FilePredictor.files(images);
        RunDirectory directory = RunDirectory.open(Objects.requireNonNull(run));
        List<Map<String, Object>> documents = new ArrayList<>();
        int failures = 0;
        try (TrainedModel model = TrainedModel.open(directory, terminal().environment())) {
            for (FilePrediction prediction : new FilePredictor(model, top).predict(files)) {
                failures += prediction.failure() == null ? 0 : 1;
                if (json) {
                    documents.add(document(prediction));
                } else {
                    print(prediction);
                }
            }
        }
        if (json) {
            Json.print(terminal().out(), documents);
        }
        return failures == 0 ? 0 : Failures.FAILED;
    }

    private void print(FilePrediction prediction) {
        if (prediction.failure() != null) {
            terminal().err().println("error: " + prediction.failure());
            return;
        }
        StringBuilder line = new StringBuilder(prediction.file().toString());
        prediction
                .likeliest()
                .forEach(one ->
                        line.append(String.format(Locale.ROOT, "  %s %.1f %%", one.label(), one.probability() * 100)));
        terminal().out().println(line);
    }

    private static Map<String, Object> document(FilePrediction prediction) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", prediction.file().toString());
        if (prediction.failure() != null) {
            document.put("error", prediction.failure());
        } else {
            document.put("predictions", prediction.likeliest());
        }
        return document;
    }
}
