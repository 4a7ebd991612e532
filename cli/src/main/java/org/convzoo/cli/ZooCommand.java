package org.convzoo.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** Shows the networks there are. */
@Command(
        name = "zoo",
        description = "Shows the networks there are.",
        synopsisSubcommandLabel = "VERB",
        footer = {"", "Example: convzoo zoo describe lenet5"},
        subcommands = {ZooListCommand.class, ZooDescribeCommand.class})
final class ZooCommand extends Verb {

    @CommandLine.Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "a verb is missing: zoo list or zoo describe");
    }
}
