package org.convzoo.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.convzoo.data.DataSplits.Split;
import org.convzoo.evaluation.EvaluationReport;
import org.convzoo.evaluation.Metric;
import org.convzoo.evaluation.ReportWriter;
import org.convzoo.training.RunEvaluation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tests a trained network. */
@Command(
        name = "evaluate",
        description = "Tests the network of a run on its test images, or on others.",
        footer = {
            "",
            "Example: convzoo evaluate runs/quickstart",
            "Example: convzoo evaluate runs/quickstart --source my-digits"
        })
final class EvaluateCommand extends Verb {

    @Parameters(paramLabel = "RUN_DIR", description = "The directory of a finished run.")
    @Nullable
    Path run;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "Other labelled images: a folder, or a source as data.source would name it in YAML.")
    @Nullable
    String source;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description =
                    "${COMPLETION-CANDIDATES}; if left out, the test images of the run's own source, all of another.")
    @Nullable
    Split split;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Integer call() {
        Path directory = Objects.requireNonNull(run);
        RunEvaluation.Result result = RunEvaluation.open(
                        directory, source, split, terminal().environment())
                .result();
        EvaluationReport report = result.report();
        if (json) {
            Json.print(terminal().out(), ReportWriter.json(report));
            return 0;
        }
        terminal().out().println(result.description());
        for (Map.Entry<Metric, Double> metric : report.metrics().entrySet()) {
            terminal().out().printf(Locale.ROOT, "%-28s %.4f%n", words(metric.getKey()), metric.getValue());
        }
        return 0;
    }

    private static String words(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
