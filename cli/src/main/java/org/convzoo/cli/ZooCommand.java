package org.convzoo.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Shows the networks there are. */
@Command(
        name = "zoo",
        description = "Shows the networks there are, draws them, explains their layers, and fetches published weights.",
        synopsisSubcommandLabel = "VERB",
        footer = {"", "Example: convzoo zoo describe lenet5"},
        subcommands = {
            ZooListCommand.class,
            ZooDescribeCommand.class,
            ZooDiagramCommand.class,
            ZooExplainCommand.class,
            ZooWeightsCommand.class
        })
final class ZooCommand extends Verb {

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec().commandLine(),
                "a verb is missing: zoo list, zoo describe, zoo diagram, zoo explain or zoo weights");
    }
}
