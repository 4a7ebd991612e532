package org.convzoo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.convzoo.configs.UserException;
import org.convzoo.training.ImageSearch;
import org.convzoo.training.SavedModel;
import org.convzoo.training.TrainedModel;
import org.convzoo.training.UnlabelledImage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names what is on images. */
@Command(
        name = "predict",
        description = "Names what is on images, with the probabilities of the likeliest classes.",
        footer = {
            "",
            "Example: convzoo predict runs/quickstart scan.png folder-of-scans --top 3",
            "Example: convzoo predict --model resnet50 --weights imagenet holiday.jpg",
            "Example: find photos -name '*.jpg' | convzoo predict --model resnet50 --list - --format csv",
            "An image that cannot be read is told on standard error and the others go on; the exit status is then 1."
        })
final class PredictCommand extends Verb {

    @Parameters(
            arity = "0..*",
            paramLabel = "IMAGE",
            description =
                    "Images, folders of them, or - for an image on standard input; for a network of signals .csv, .tsv or"
                            + " .npy files. The directory of a finished run"
                            + ", or its model.zip alone, comes first, unless --model is given.")
    List<Path> paths = List.of();

    @Mixin
    ModelOptions network = new ModelOptions();

    @Mixin
    TestTimeOptions testTime = new TestTimeOptions();

    @Option(
            names = "--list",
            paramLabel = "FILE",
            description = "A file with the path of an image or folder on each line; - is standard input.")
    @Nullable
    Path list;

    @Option(names = "--top", paramLabel = "K", defaultValue = "5", description = "Classes to show (default 5).")
    int top;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "32",
            description = "Images that the network sees together (default 32).")
    int batchSize;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "text (default), csv (a row for each image and class) or jsonl (a JSON document on each line).")
    @Nullable
    PredictionFormat format;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Integer call() {
        check();
        Optional<SavedModel> run = network.isNamed() ? Optional.empty() : Optional.of(SavedModel.open(paths.get(0)));
        ImageSearch search = run.map(saved -> saved.search(terminal().in()))
                .orElseGet(() -> new ImageSearch(terminal().in()));
        List<UnlabelledImage> images = images(paths.subList(run.isPresent() ? 1 : 0, paths.size()), search);
        int failures;
        try (TrainedModel model = run.isPresent()
                ? TrainedModel.open(run.get(), terminal().environment())
                : network.open(terminal(), locator())) {
            failures = json ? predictAsDocument(model, images) : predictOneByOne(model, images);
        }
        if (failures > 0) {
            terminal().err().printf("error: %d of %d images could not be read%n", failures, images.size());
        }
        return failures == 0 ? 0 : Failures.FAILED;
    }

    private void check() {
        network.check();
        testTime.chosen();
        if (top < 1) {
            throw UserException.wrongUsage("--top must be at least 1, got " + top);
        }
        if (batchSize < 1) {
            throw UserException.wrongUsage("--batch-size must be at least 1, got " + batchSize);
        }
        if (json && format != null) {
            throw UserException.wrongUsage("--json is a format of its own; leave --format out");
        }
        if (paths.isEmpty() && !network.isNamed()) {
            throw UserException.wrongUsage("give the directory of a run and images, or --model NAME and images");
        }
    }

    private List<UnlabelledImage> images(List<Path> arguments, ImageSearch search) {
        if (arguments.isEmpty() == (list == null)) {
            throw UserException.wrongUsage("give either images (files, folders, or - for one on standard input) or"
                    + " --list with a file of their paths");
        }
        return search.images(list == null ? arguments : search.listed(list));
    }

    private int predictAsDocument(TrainedModel model, List<UnlabelledImage> images) {
        List<Map<String, Object>> documents = new ArrayList<>();
        int failures = predict(model, images, prediction -> documents.add(PredictionDocument.of(prediction)));
        Json.print(terminal().out(), documents);
        return failures;
    }

    private int predictOneByOne(TrainedModel model, List<UnlabelledImage> images) {
        PredictionFormat chosen = format == null ? PredictionFormat.TEXT : format;
        return predict(model, images, chosen.writer(terminal().out(), images, top));
    }

    /** How many images could not be read. */
    private int predict(TrainedModel model, List<UnlabelledImage> images, PredictionWriter writer) {
        AtomicInteger failures = new AtomicInteger();
        model.predict(images, top, batchSize, testTime.chosen(), prediction -> {
            if (prediction.failure() != null) {
                failures.incrementAndGet();
                terminal().err().println("error: " + prediction.failure());
            }
            writer.write(prediction);
        });
        return failures.get();
    }
}
