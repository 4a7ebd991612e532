package org.convzoo.cli;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The root of all verbs. */
@Command(
        name = "convzoo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpAutoWidth = true,
        description = "Trains, evaluates and uses convolutional networks, described in YAML.",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footer = {"", "Example: convzoo train configs/quickstart.yaml", "Help on a verb: convzoo VERB --help"},
        subcommands = {
            TrainCommand.class,
            PlanCommand.class,
            LrFindCommand.class,
            EvaluateCommand.class,
            CompareCommand.class,
            EnsembleCommand.class,
            PredictCommand.class,
            ExtractCommand.class,
            FeaturesCommand.class,
            TransferCommand.class,
            ValidateCommand.class,
            DataCommand.class,
            ZooCommand.class,
            JupyterCommand.class,
            DoctorCommand.class
        })
final class ConvzooCommand implements Runnable {

    @Option(
            names = "--verbose",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show the stack trace of a failure.")
    boolean verbose;

    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "a verb is missing; convzoo --help lists them");
    }
}
