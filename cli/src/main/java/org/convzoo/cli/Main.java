package org.convzoo.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Starts the command. */
public final class Main {

    private Main() {}

    /**
     * Runs one verb.
     *
     * @param arguments what was typed after {@code convzoo}
     */
    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofThisProcess(), arguments));
    }

    /** The exit status of one verb: 0 done, 1 failed, 2 wrong usage or configuration. */
    static int run(Terminal terminal, String... arguments) {
        ConvzooCommand root = new ConvzooCommand();
        CommandLine commands = new CommandLine(root, new VerbFactory(terminal, arguments))
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::wrongUsage)
                .setExecutionExceptionHandler((problem, verb, parsed) -> Failures.failed(problem, verb, root.verbose));
        try {
            return commands.execute(arguments);
        } catch (OutOfMemoryError exhausted) { // picocli hands on exceptions only
            return Failures.failed(exhausted, commands, root.verbose);
        }
    }
}
