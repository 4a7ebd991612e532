package org.convzoo.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Looks at the images themselves. */
@Command(
        name = "data",
        description = "Looks at images before anything is trained on them.",
        synopsisSubcommandLabel = "VERB",
        footer = {"", "Example: convzoo data inspect cifar10"},
        subcommands = {DataInspectCommand.class, DataPreviewCommand.class})
final class DataCommand extends Verb {

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec().commandLine(), "a verb is missing: data inspect or data preview");
    }
}
