package org.convzoo.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Looks at what a network puts out for images. */
@Command(
        name = "features",
        description = "Looks at the features that a run's network has of images.",
        synopsisSubcommandLabel = "VERB",
        footer = {"", "Example: convzoo features map runs/features-squeezenet-logreg-20300102-030405"},
        subcommands = {FeaturesMapCommand.class})
final class FeaturesCommand extends Verb {

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec().commandLine(), "a verb is missing: features map");
    }
}
