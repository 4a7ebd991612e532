package org.convzoo.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/**
 * Where a verb writes to and what it finds around it.
 *
 * @param in what is sent to the verb
 * @param out results
 * @param err progress, log and errors
 * @param interactive whether err is a terminal that a progress bar may redraw
 * @param colours whether colours are welcome
 * @param environment variables
 * @param clock tells the time of day
 */
record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean interactive,
        boolean colours,
        Map<String, String> environment,
        Clock clock) {

    /** Set by the launcher, which can ask the shell what Java cannot: whether standard error is a terminal. */
    private static final String INTERACTIVE = "convzoo.interactive";

    static Terminal ofThisProcess() {
        Map<String, String> environment = System.getenv();
        String told = System.getProperty(INTERACTIVE);
        boolean terminal = told == null ? System.console() != null : Boolean.parseBoolean(told);
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean colours =
                terminal && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                System.in, System.out, System.err, terminal && !dumb, colours, environment, Clock.systemDefaultZone());
    }
}
