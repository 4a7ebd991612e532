package org.convzoo.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Helps to take a pretrained network to another task. */
@Command(
        name = "transfer",
        description = "Helps to take a pretrained network to another task.",
        synopsisSubcommandLabel = "VERB",
        footer = {"", "Example: convzoo transfer suggest configs/squeezenet-fine-tune.yaml"},
        subcommands = {TransferSuggestCommand.class})
final class TransferCommand extends Verb {

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec().commandLine(), "a verb is missing: transfer suggest");
    }
}
