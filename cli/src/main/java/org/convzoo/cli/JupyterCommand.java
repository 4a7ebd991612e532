package org.convzoo.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What notebooks need. */
@Command(
        name = "jupyter",
        description = "Makes Jupyter know the kernel of the lessons in notebooks-java.",
        synopsisSubcommandLabel = "VERB",
        footer = {"", "Example: convzoo jupyter install"},
        subcommands = JupyterInstallCommand.class)
final class JupyterCommand extends Verb {

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec().commandLine(), "a verb is missing: jupyter install");
    }
}
