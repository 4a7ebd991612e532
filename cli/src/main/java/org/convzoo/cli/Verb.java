package org.convzoo.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** What all verbs share: a terminal, help, and an exit status. */
@Command(mixinStandardHelpOptions = true, sortOptions = false, usageHelpAutoWidth = true)
abstract class Verb implements Callable<Integer> {

    private @Nullable Terminal terminal;
    private List<String> arguments = List.of();

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

    /** The whole command line, for provenance. */
    final List<String> arguments() {
        return arguments;
    }
}
