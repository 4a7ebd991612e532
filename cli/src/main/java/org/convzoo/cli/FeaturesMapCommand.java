package org.convzoo.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits.Split;
import org.convzoo.evaluation.FeatureMap;
import org.convzoo.evaluation.ReportWriter;
import org.convzoo.training.FeatureObserver;
import org.convzoo.training.ObservedFeatures;
import org.convzoo.training.RunDirectory;
import org.convzoo.training.Surroundings;
import org.convzoo.transfer.map.FeatureMapper;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws the features of a run's images into a plane. */
@Command(
        name = "map",
        description =
                "Draws images as points of a plane, those together whose features are alike: t-SNE and PCA, coloured"
                        + " by class, with the images under the pointer, as one page.",
        footer = {
            "",
            "Example: convzoo features map runs/features-squeezenet-logreg-20300102-030405",
            "Example: convzoo features map runs/lenet5-mnist --split all --images 5000 --output digits.html",
            "The features are those that a run's classifier learned from; of a trained network, what its last layer sees."
        })
final class FeaturesMapCommand extends Verb {

    private static final int LARGEST_MAP = 20_000;

    @Parameters(paramLabel = "RUN_DIR", description = "The directory of a finished run.")
    Path run = Path.of("");

    @Option(names = "--split", paramLabel = "SPLIT", description = "${COMPLETION-CANDIDATES} (default test).")
    Split split = Split.TEST;

    @Option(
            names = "--images",
            paramLabel = "N",
            description = "Images on the map; of more, so many are drawn at random (default 3000).")
    int images = 3000;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "An .html file; features.html in the run directory if left out.")
    @Nullable
    Path output;

    @Option(names = "--json", description = "Print the coordinates as one JSON document; a page only with --output.")
    boolean json;

    @Override
    public Integer call() {
        if (images < 5 || images > LARGEST_MAP) {
            throw UserException.wrongUsage("--images must be 5 to " + LARGEST_MAP + ", got " + images);
        }
        if (output != null && !output.toString().toLowerCase(Locale.ROOT).endsWith(".html")) {
            throw UserException.wrongUsage("--output " + output + " is no .html file; name one");
        }
        if (output != null) {
            AtomicFile.requirePlace("--output", output);
        }
        RunDirectory directory = RunDirectory.open(run);
        Optional<FeatureMap> map = map(directory);
        if (map.isEmpty()) {
            terminal().err().println("Stopped.");
            return Failures.FAILED;
        }
        if (!json || output != null) {
            Path page = output == null ? directory.featureMap() : output;
            AtomicFile.writeText(page, ReportWriter.html(map.get()));
            (json ? terminal().err() : terminal().out()).println(page);
        }
        if (json) {
            Json.print(terminal().out(), ReportWriter.json(map.get()));
        }
        return 0;
    }

    private Optional<FeatureMap> map(RunDirectory directory) {
        try (StopOnInterrupt interrupt = StopOnInterrupt.install(terminal());
                ProgressDisplay progress = new ProgressDisplay(terminal())) {
            Surroundings surroundings = Surroundings.of(
                    DataLocator.forConfig(directory.config(), terminal().environment()),
                    terminal().environment(),
                    terminal().clock(),
                    progress,
                    interrupt.signal(),
                    arguments());
            Optional<ObservedFeatures> observed = new FeatureObserver(directory, surroundings).observe(split, images);
            if (observed.isEmpty()) {
                return Optional.empty();
            }
            try (ObservedFeatures features = observed.get()) {
                String name = String.valueOf(run.toAbsolutePath().normalize().getFileName());
                return Optional.of(FeatureMapper.map(name, features, !json || output != null));
            }
        }
    }
}
