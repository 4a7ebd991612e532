package org.convzoo.cli;

import java.nio.file.Path;
import java.util.List;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits;
import org.convzoo.data.Part;
import org.convzoo.data.inspection.Inspection;
import org.convzoo.data.inspection.Inspector;
import org.convzoo.data.inspection.PictureShelf;
import org.convzoo.data.inspection.Subject;
import org.convzoo.evaluation.ReportWriter;
import org.convzoo.training.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what images are there and what is wrong with them. */
@Command(
        name = "inspect",
        description = "Tells what images are there and what is wrong with them: counts, sizes, channel statistics,"
                + " unreadable and odd files, copies, pictures that two splits share.",
        footer = {
            "",
            "Example: convzoo data inspect photos",
            "Example: convzoo data inspect configs/quickstart.yaml --json",
            "Of a run's configuration the splits are those of the run, of all else those of the source itself.",
            "The exit status is 0 whatever is found, unless --strict asks for 1."
        })
final class DataInspectCommand extends Verb {

    @Parameters(
            paramLabel = "SOURCE",
            description =
                    "A folder or a table (.csv, .tsv) of images, the type of a source such as mnist, YAML in braces as data.source would"
                            + " have it, or the configuration of a run.")
    String source = "";

    @Option(names = "--json", description = "Print one JSON document with everything that was found.")
    boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also write a page with a contact sheet, the copies side by side and all figures.")
    @Nullable
    Path html;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides which pictures the contact sheet shows; 0 if left out.")
    long seed;

    @Option(names = "--strict", description = "End with status 1 if anything should be mended before training.")
    boolean strict;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that decode; one a processor if left out.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() {
        if (threads < 1) {
            throw UserException.wrongUsage("--threads must be at least 1, got " + threads);
        }
        if (html != null) {
            AtomicFile.requirePlace("--html", html);
        }
        Subject subject = Subject.named(source, terminal().environment());
        Inspection inspection;
        try (DataSplits images = opened(subject);
                InspectionProgress progress = new InspectionProgress(terminal())) {
            List<Part> parts = subject.parts(images);
            inspection = new Inspector(threads, progress).inspect(subject.name(), images, parts);
            if (html != null) {
                PictureShelf shelf = new PictureShelf(images.labels(), parts, seed);
                AtomicFile.writeText(html, ReportWriter.html(new InspectionPage(inspection, shelf).page()));
            }
        }
        if (html != null) {
            terminal().err().println("Wrote " + html);
        }
        if (json) {
            Json.print(terminal().out(), InspectionDocument.of(inspection));
        } else {
            new InspectionWords(inspection).print(terminal().out());
        }
        return strict && inspection.needsWork() ? Failures.FAILED : 0;
    }

    private DataSplits opened(Subject subject) {
        try (DownloadsDisplay downloads = new DownloadsDisplay(terminal())) {
            return subject.open(
                    Surroundings.dataAccess(terminal().environment()).watchedBy(downloads));
        }
    }
}
