package org.convzoo.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.ConfigWriter;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.evaluation.Metric;
import org.convzoo.evaluation.ReportWriter;
import org.convzoo.training.CrossValidation;
import org.convzoo.training.Experiment;
import org.convzoo.training.FoldSummary;
import org.convzoo.training.RunCheck;
import org.convzoo.training.RunOutcome;
import org.convzoo.training.RunOutcome.Finished;
import org.convzoo.training.StopSignal;
import org.convzoo.training.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a network from a YAML file. */
@Command(
        name = "train",
        description = "Trains the network that a YAML file describes, tests it, and writes a report.",
        footer = {
            "",
            "Example: convzoo train configs/quickstart.yaml --set training.epochs=3",
            "Ctrl-C finishes the batch and saves; --resume goes on where any run was last saved."
        })
final class TrainCommand extends Verb implements ConfiguredVerb {

    @Parameters(arity = "0..1", paramLabel = "CONFIG", description = "The YAML file.")
    @Nullable
    Path config;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides a value, e.g. training.epochs=3.")
    List<String> overrides = List.of();

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "What the run leaves goes here; runs/NAME-TIME if left out.")
    @Nullable
    Path runDirectory;

    @Option(names = "--resume", paramLabel = "DIR", description = "Goes on with the run in this directory.")
    @Nullable
    Path resume;

    @Option(
            names = "--all-folds",
            description = "Runs every fold of data.splits.folds in turn and writes their mean and deviation.")
    boolean allFolds;

    @Option(names = "--json", description = "Print one JSON document at the end.")
    boolean json;

    @Override
    public @Nullable Path config() {
        return config;
    }

    @Override
    public List<String> overrides() {
        return overrides;
    }

    @Override
    public Integer call() {
        if ((config == null) == (resume == null)) {
            throw UserException.wrongUsage("give either a CONFIG to train or --resume with the directory of a run");
        }
        if (resume != null && (runDirectory != null || !overrides.isEmpty() || allFolds)) {
            throw UserException.wrongUsage(
                    "--resume goes on with the run as it was; --set, --run-dir and --all-folds are for new runs");
        }
        try (StopOnInterrupt interrupt = StopOnInterrupt.install(terminal())) {
            return trainAndReport(interrupt.signal());
        }
    }

    /** Failures are told in here: after an interrupt, the process ends as soon as the work counts as saved. */
    private int trainAndReport(StopSignal stop) {
        try {
            return allFolds || resume != null && CrossValidation.isIn(resume)
                    ? crossValidate(stop)
                    : report(train(stop));
        } catch (RuntimeException failure) {
            return Failures.failed(failure, spec().commandLine(), verbose());
        }
    }

    private RunOutcome train(StopSignal stop) {
        try (ProgressDisplay progress = new ProgressDisplay(terminal())) {
            return experiment(stop, progress).run();
        }
    }

    private Experiment experiment(StopSignal stop, ProgressDisplay progress) {
        if (resume != null) {
            return Experiment.resume(resume, surroundings(resume.resolve("config.yaml"), stop, progress));
        }
        Path file = Objects.requireNonNull(config);
        RunConfig run = read(file);
        return Experiment.start(run, directoryOf(run), surroundings(file, stop, progress));
    }

    private int crossValidate(StopSignal stop) {
        try (ProgressDisplay progress = new ProgressDisplay(terminal())) {
            CrossValidation runs = crossValidation(stop, progress);
            return runs.run()
                    .map(summary -> report(summary, runs.directory()))
                    .orElseGet(() -> stopped(runs.directory()));
        }
    }

    private CrossValidation crossValidation(StopSignal stop, ProgressDisplay progress) {
        if (resume != null) {
            return CrossValidation.resume(resume, surroundings(CrossValidation.configOf(resume), stop, progress));
        }
        Path file = Objects.requireNonNull(config);
        RunConfig run = read(file);
        return CrossValidation.start(run, directoryOf(run), surroundings(file, stop, progress));
    }

    private RunConfig read(Path file) {
        RunConfig run = ConfigReader.read(file, overrides, RunCheck::check);
        terminal().err().println(ConfigWriter.toYaml(run));
        return run;
    }

    private Surroundings surroundings(Path configFile, StopSignal stop, ProgressDisplay progress) {
        return Surroundings.of(
                DataLocator.forConfig(configFile, terminal().environment()),
                terminal().environment(),
                terminal().clock(),
                progress,
                stop,
                arguments());
    }

    private Path directoryOf(RunConfig run) {
        if (runDirectory != null) {
            return runDirectory;
        }
        String time = LocalDateTime.now(terminal().clock()).format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return Path.of("runs", run.name() + "-" + time);
    }

    private int report(FoldSummary summary, Path directory) {
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("directory", directory.toString());
            document.put("summary", summary);
            Json.print(terminal().out(), document);
        } else {
            FoldTable.print(summary, terminal().out());
            terminal().out().println("Summary: " + directory.resolve("folds.json"));
        }
        return 0;
    }

    private int stopped(Path directory) {
        if (json) {
            Json.print(terminal().out(), Map.of("stopped", directory.toString()));
        }
        terminal().err().println("Stopped and saved. Go on with: convzoo train --resume " + directory);
        return Failures.FAILED;
    }

    private int report(RunOutcome outcome) {
        Path directory = outcome.directory().path();
        if (!(outcome instanceof Finished finished)) {
            return stopped(directory);
        }
        double accuracy = finished.evaluation().accuracy();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("runDirectory", directory.toString());
            document.put("epochs", finished.history().epochs());
            if (!finished.phases().phases().isEmpty()) {
                document.put("phases", ReportWriter.json(finished.phases()));
            }
            document.put("testAccuracy", accuracy);
            document.put("testLogLoss", finished.evaluation().metric(Metric.LOG_LOSS));
            document.put("badImages", finished.badImages());
            document.put("report", finished.directory().reportHtml().toString());
            Json.print(terminal().out(), document);
        } else {
            terminal()
                    .out()
                    .printf(
                            Locale.ROOT,
                            "Test accuracy %.2f %% (%,d of %,d images)%nReport: %s%n",
                            accuracy * 100,
                            finished.evaluation().correct(),
                            finished.evaluation().images(),
                            finished.directory().reportHtml());
            if (!finished.badImages().isEmpty()) {
                terminal()
                        .out()
                        .printf(
                                Locale.ROOT,
                                "Left out: %s that could not be used, listed in %s%n",
                                Wording.count(finished.badImages().size(), "image"),
                                finished.directory().badImages());
            }
        }
        return 0;
    }
}
