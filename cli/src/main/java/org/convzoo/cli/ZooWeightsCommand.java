package org.convzoo.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Shows, fetches, checks and converts weights. */
@Command(
        name = "weights",
        description = "Shows the weights that are published, fetches, checks and converts them.",
        synopsisSubcommandLabel = "VERB",
        footer = {"", "Example: convzoo zoo weights list resnet50"},
        subcommands = {
            ZooWeightsListCommand.class,
            ZooWeightsPullCommand.class,
            ZooWeightsVerifyCommand.class,
            ZooWeightsConvertCommand.class
        })
final class ZooWeightsCommand extends Verb {

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec().commandLine(), "a verb is missing: zoo weights list, pull, verify or convert");
    }
}
