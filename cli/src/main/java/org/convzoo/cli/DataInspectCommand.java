package org.convzoo.cli;

import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits;
import org.convzoo.data.inspection.Inspection;
import org.convzoo.data.inspection.Inspector;
import org.convzoo.data.inspection.Subject;
import org.convzoo.training.Surroundings;
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

    @Option(names = "--strict", description = "End with status 1 if anything should be mended before training.")
    boolean strict;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that decode; one a processor if left out.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() {
        if (threads < 1) {
            throw UserException.wrongUsage("--threads must be at least 1, got " + threads);
        }
        Subject subject = Subject.named(source, terminal().environment());
        Inspection inspection;
        try (DataSplits images = subject.open(Surroundings.dataAccess(terminal().environment()));
                InspectionProgress progress = new InspectionProgress(terminal())) {
            inspection = new Inspector(threads, progress).inspect(subject.name(), images, subject.parts(images));
        }
        if (json) {
            Json.print(terminal().out(), InspectionDocument.of(inspection));
        } else {
            new InspectionWords(inspection).print(terminal().out());
        }
        return strict && inspection.needsWork() ? Failures.FAILED : 0;
    }
}
