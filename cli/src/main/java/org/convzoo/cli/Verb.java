package org.convzoo.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.convzoo.configs.DataLocator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all verbs share: a terminal, help, and an exit status. */
@Command(mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true)
abstract class Verb implements Callable<Integer> {

    private @Nullable Terminal terminal;
    private List<String> arguments = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    final CommandSpec spec() {
        return Objects.requireNonNull(spec, "picocli sets it");
    }

    /** Whether failures are shown with their stack traces. */
    final boolean verbose() {
        return ((ConvzooCommand) spec().root().userObject()).verbose;
    }

    final void begin(Terminal itsTerminal, List<String> itsArguments) {
        terminal = itsTerminal;
        arguments = itsArguments;
    }

    final Terminal terminal() {
        if (terminal == null) {
            throw new IllegalStateException("a verb is made by the verb factory");
        }
        return terminal;
    }

    /** Finds files where no configuration names them: in the working directory, else in the data home. */
    final DataLocator locator() {
        return DataLocator.forConfig(null, terminal().environment());
    }

    /** The whole command line, for provenance. */
    final List<String> arguments() {
        return arguments;
    }
}
