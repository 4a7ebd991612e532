package org.convzoo.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.convzoo.configs.UserException;
import org.convzoo.evaluation.EnsembleMember;
import org.convzoo.evaluation.EvaluationReport;
import org.convzoo.evaluation.Metric;
import org.convzoo.evaluation.ReportWriter;
import org.convzoo.training.Ensemble;
import org.convzoo.training.RunDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Averages what several runs say. */
@Command(
        name = "ensemble",
        description = "Averages the probabilities of several runs on the test images they share, and writes a report.",
        footer = {
            "",
            "Example: convzoo ensemble runs/alexnet-1 runs/alexnet-2 runs/vgg16",
            "The runs may have different networks; their classes and test images must be the same."
        })
final class EnsembleCommand extends Verb {

    @Parameters(arity = "2..*", paramLabel = "RUN_DIR", description = "The directories of finished runs.")
    List<Path> runs = List.of();

    @Option(
            names = "--weights",
            paramLabel = "W",
            split = ",",
            description = "How much each run counts, e.g. 2,1,1; all the same if left out.")
    List<Double> weights = List.of();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Where the report goes; runs/ensemble-TIME if left out.")
    @Nullable
    Path output;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Integer call() {
        check();
        Path folder = output == null ? defaultFolder() : output;
        OutputFolder.requireFree(folder, "report.html");
        List<RunDirectory> directories = runs.stream().map(RunDirectory::open).toList();
        Ensemble ensemble = Ensemble.of(
                directories,
                weights.isEmpty() ? Collections.nCopies(runs.size(), 1.0) : weights,
                terminal().environment());
        OutputFolder.create(folder);
        ensemble.write(folder);
        if (json) {
            Json.print(terminal().out(), ReportWriter.json(ensemble.report(), ensemble.members()));
        } else {
            print(ensemble, folder);
        }
        return 0;
    }

    private void check() {
        if (!weights.isEmpty() && weights.size() != runs.size()) {
            throw UserException.wrongUsage("--weights needs a number for each of the " + runs.size() + " runs, got "
                    + weights.size() + ": " + weights);
        }
        for (double weight : weights) {
            if (!(weight > 0 && Double.isFinite(weight))) {
                throw UserException.wrongUsage("--weights must be greater than 0, got " + weight);
            }
        }
        List<Path> places =
                runs.stream().map(run -> run.toAbsolutePath().normalize()).toList();
        if (new HashSet<>(places).size() < places.size()) {
            throw UserException.wrongUsage(
                    "a run is named twice; give each once, and --weights if it is to count more");
        }
    }

    private Path defaultFolder() {
        String time = LocalDateTime.now(terminal().clock()).format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
        return Path.of("runs", "ensemble-" + time);
    }

    private void print(Ensemble ensemble, Path folder) {
        for (EnsembleMember member : ensemble.members()) {
            line(member.name(), member.evaluation());
        }
        line("together", ensemble.evaluation());
        terminal().out().println("Report: " + folder.resolve("report.html"));
    }

    private void line(String name, EvaluationReport evaluation) {
        terminal()
                .out()
                .printf(
                        Locale.ROOT,
                        "%-28s accuracy %.2f %%  (%,d of %,d images)  log loss %.4f%n",
                        name,
                        evaluation.accuracy() * 100,
                        evaluation.correct(),
                        evaluation.images(),
                        evaluation.metric(Metric.LOG_LOSS));
    }
}
