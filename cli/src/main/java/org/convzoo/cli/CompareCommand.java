package org.convzoo.cli;

import java.nio.file.Path;
import java.util.List;
import org.convzoo.configs.AtomicFile;
import org.convzoo.evaluation.ComparisonReport;
import org.convzoo.evaluation.ReportWriter;
import org.convzoo.training.ComparedTests;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares runs on the same test images. */
@Command(
        name = "compare",
        description =
                "Compares runs image by image on the test images that they share: accuracies, which differences are more"
                        + " than chance, what each run costs, and which to take.",
        footer = {
            "",
            "Example: convzoo compare runs/features-logreg runs/features-svm runs/fine-tuned --html compared.html",
            "A run may be of any kind, or a folder that evaluate --output or ensemble has written. Nothing is computed again:"
                    + " each has predictions.csv."
        })
final class CompareCommand extends Verb {

    @Parameters(arity = "1..*", paramLabel = "RUN_DIR", description = "The directories of finished runs, two or more.")
    List<Path> runs = List.of();

    @Option(names = "--html", paramLabel = "FILE", description = "Also write a page, with pictures of images.")
    @Nullable
    Path html;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Also write report.html and report.json into this folder.")
    @Nullable
    Path output;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides which images are drawn for the intervals of differences; 0 if left out.")
    long seed;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Integer call() {
        if (html != null) {
            AtomicFile.requirePlace("--html", html);
        }
        if (output != null) {
            OutputFolder.requireFree(output, "report.html");
        }
        ComparisonReport report = ComparedTests.open(runs)
                .report(seed, arguments(), terminal().environment(), html != null || output != null);
        if (html != null) {
            AtomicFile.writeText(html, ReportWriter.html(report));
            terminal().err().println("Wrote " + html);
        }
        if (output != null) {
            OutputFolder.create(output);
            AtomicFile.writeText(
                    output.resolve("report.json"), ReportWriter.json(report).toPrettyString() + "\n");
            AtomicFile.writeText(output.resolve("report.html"), ReportWriter.html(report));
            terminal().err().println("Report: " + output.resolve("report.html"));
        }
        if (json) {
            Json.print(terminal().out(), ReportWriter.json(report));
        } else {
            new ComparisonWords(report).print(terminal().out());
        }
        return 0;
    }
}
