package org.convzoo.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.evaluation.RateSweep;
import org.convzoo.evaluation.ReportWriter;
import org.convzoo.training.LearningRateFinder;
import org.convzoo.training.RateGrowth;
import org.convzoo.training.RunCheck;
import org.convzoo.training.StopSignal;
import org.convzoo.training.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Suggests a learning rate. */
@Command(
        name = "lr-find",
        description =
                "Suggests a learning rate: takes a run's first steps with a rate that grows until the loss explodes.",
        footer = {
            "",
            "Example: convzoo lr-find configs/lenet5-mnist.yaml --output lr-find",
            "Leaves lr-find.html, a plot, and lr-find.json in the --output folder, and nothing else."
        })
final class LrFindCommand extends Verb implements ConfiguredVerb {

    private static final String PLOT = "lr-find.html";

    @Parameters(paramLabel = "CONFIG", description = "The YAML file.")
    Path config = Path.of("");

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides a value, e.g. data.batchSize=32.")
    List<String> overrides = List.of();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where the plot and its numbers go; runs/lr-find-NAME-TIME if left out.")
    @Nullable
    Path output;

    @Option(names = "--from", paramLabel = "RATE", description = "The first rate (default 1e-7).")
    double from = 1e-7;

    @Option(names = "--to", paramLabel = "RATE", description = "The last rate (default 10).")
    double to = 10;

    @Option(names = "--steps", paramLabel = "N", description = "Steps between them, a batch each (default 100).")
    int steps = 100;

    @Option(
            names = "--phase",
            paramLabel = "N",
            description =
                    "Of a run in phases, the one whose layers learn, with the weights that the run begins with (default 1).")
    int phase = 1;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Path config() {
        return config;
    }

    @Override
    public List<String> overrides() {
        return overrides;
    }

    @Override
    public Integer call() {
        RateGrowth growth = growth();
        RunConfig run = ConfigReader.read(config, overrides, RunCheck::check);
        Path folder = output == null ? defaultFolder(run) : output;
        OutputFolder.requireFree(folder, PLOT);
        if (output != null) {
            OutputFolder.create(folder);
        }
        RateSweep sweep;
        try (ProgressDisplay progress = new ProgressDisplay(terminal())) {
            sweep = new LearningRateFinder(run, phase, growth, surroundings(progress)).find();
        }
        Map<String, Object> document = document(sweep);
        OutputFolder.create(folder);
        AtomicFile.writeText(folder.resolve(PLOT), ReportWriter.html(sweep));
        AtomicFile.writeText(folder.resolve("lr-find.json"), Json.text(document) + "\n");
        if (json) {
            Json.print(terminal().out(), document);
        } else {
            new RateSweepWords(sweep, config, folder.resolve(PLOT))
                    .print(terminal().out());
        }
        return sweep.suggestions().isEmpty() ? Failures.FAILED : 0;
    }

    private Path defaultFolder(RunConfig run) {
        String time = LocalDateTime.now(terminal().clock()).format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return Path.of("runs", "lr-find-" + run.name() + "-" + time);
    }

    private RateGrowth growth() {
        try {
            return new RateGrowth(from, to, steps);
        } catch (IllegalArgumentException refused) {
            throw UserException.wrongUsage("--from, --to, --steps: " + refused.getMessage());
        }
    }

    private Surroundings surroundings(ProgressDisplay progress) {
        return Surroundings.of(
                DataLocator.forConfig(config, terminal().environment()),
                terminal().environment(),
                terminal().clock(),
                progress,
                new StopSignal(),
                arguments());
    }

    private static Map<String, Object> document(RateSweep sweep) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", sweep.title());
        document.put("description", sweep.subtitle());
        document.put("suggestions", sweep.suggestions());
        document.put("steps", sweep.points());
        return document;
    }
}
