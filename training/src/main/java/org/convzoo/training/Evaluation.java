package org.convzoo.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convzoo.configs.AtomicFile;
import org.convzoo.evaluation.EvaluationReport;
import org.convzoo.evaluation.LearningCurves;
import org.convzoo.evaluation.ReportImage;
import org.convzoo.evaluation.ReportWriter;
import org.convzoo.evaluation.RunCosts;
import org.convzoo.evaluation.RunReport;

/**
 * What a test of a network came to.
 *
 * @param network what was tested, in words
 * @param images what it was tested on, in words
 * @param account what was loaded where the weights are others'; empty of a run
 * @param classes how the images' classes were found among the network's; empty where they are the same
 * @param notes on images that were left out
 * @param report the numbers
 * @param mistakes pictures of the most confident ones
 * @param table of what was said about each image
 * @param costs of an image
 */
public record Evaluation(
        String network,
        String images,
        List<String> account,
        Optional<String> classes,
        List<String> notes,
        EvaluationReport report,
        List<ReportImage> mistakes,
        PredictionTable table,
        RunCosts costs) {

    public Evaluation {
        account = List.copyOf(account);
        notes = List.copyOf(notes);
        mistakes = List.copyOf(mistakes);
    }

    /** What was tested on what. */
    public String description() {
        return network + " on " + images;
    }

    /**
     * Writes {@code report.html}, {@code report.json} and {@code predictions.csv} into a folder that exists.
     *
     * @param command the arguments that make the same report again
     */
    public void write(Path folder, List<String> command) {
        RunReport page = new RunReport(
                        network,
                        images,
                        report,
                        LearningCurves.none(),
                        Map.of(),
                        "",
                        List.of("convzoo "
                                + command.stream().map(RunReports::word).collect(Collectors.joining(" "))),
                        mistakes,
                        Stream.of(account.stream(), classes.stream(), notes.stream())
                                .flatMap(lines -> lines)
                                .toList())
                .withCosts(costs);
        table.write(folder, report.labels());
        AtomicFile.writeText(
                folder.resolve("report.json"), ReportWriter.json(page).toPrettyString() + "\n");
        AtomicFile.writeText(folder.resolve("report.html"), ReportWriter.html(page));
    }
}
