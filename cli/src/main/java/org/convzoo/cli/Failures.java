package org.convzoo.cli;

import java.io.PrintWriter;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.InvalidConfigException;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WrongKeyException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, in one line where it is the user's to mend, and gives the exit status. */
final class Failures {

    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private Failures() {}

    static int wrongUsage(ParameterException problem, String[] arguments) {
        CommandLine verb = problem.getCommandLine();
        PrintWriter err = verb.getErr();
        err.println(error(verb) + problem.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(problem, err)) {
            err.println("Help: " + verb.getCommandSpec().qualifiedName() + " --help");
        }
        return WRONG_USAGE;
    }

    static int failed(Throwable failure, CommandLine verb, boolean verbose) {
        Throwable problem = located(failure, verb);
        PrintWriter err = verb.getErr();
        int status = FAILED;
        if (problem instanceof InvalidConfigException invalid) {
            invalid.problems().forEach(err::println);
            status = WRONG_USAGE;
        } else if (problem instanceof UserException forUser) {
            err.println(error(verb) + forUser.getMessage());
            status = forUser.kind().exitStatus();
        } else if (problem instanceof OutOfMemoryError) {
            err.println(error(verb) + "out of memory (" + problem.getMessage()
                    + "); use a smaller data.batchSize, or give more with CONVZOO_JAVA_OPTIONS=-Xmx…");
        } else {
            err.println(error(verb) + "unexpected: " + problem
                    + (verbose ? "" : "; run again with --verbose for the details"));
        }
        if (verbose) {
            problem.printStackTrace(err);
        }
        err.flush();
        return status;
    }

    /** With the place in the configuration where it has one. */
    private static Throwable located(Throwable failure, CommandLine verb) {
        return failure instanceof WrongKeyException wrong
                        && verb.getCommand() instanceof ConfiguredVerb configured
                        && configured.config() != null
                ? ConfigReader.located(configured.config(), configured.overrides(), wrong)
                : failure;
    }

    private static String error(CommandLine verb) {
        return verb.getColorScheme().ansi().string("@|bold,red error:|@ ");
    }
}
