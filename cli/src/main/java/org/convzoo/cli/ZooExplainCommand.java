package org.convzoo.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Explains the arithmetic of single layers. */
@Command(
        name = "explain",
        description = "Explains the arithmetic of a layer: output size, parameters, costs.",
        synopsisSubcommandLabel = "VERB",
        footer = {"", "Example: convzoo zoo explain conv --input 32x32x3 --kernel 5 --filters 10 --pad 2"},
        subcommands = {ZooExplainConvCommand.class, ZooExplainPoolCommand.class, ZooExplainDenseCommand.class})
final class ZooExplainCommand extends Verb {

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec().commandLine(), "a verb is missing: zoo explain conv, zoo explain pool or zoo explain dense");
    }
}
