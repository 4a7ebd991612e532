package org.convzoo.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Shows, fetches and checks weights. */
@Command(
        name = "weights",
        description = "Shows the weights that are published, fetches and checks them.",
        synopsisSubcommandLabel = "VERB",
        footer = {"", "Example: convzoo zoo weights list resnet50"},
        subcommands = {ZooWeightsListCommand.class, ZooWeightsPullCommand.class})
final class ZooWeightsCommand extends Verb {

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec().commandLine(), "a verb is missing: zoo weights list or zoo weights pull");
    }
}
