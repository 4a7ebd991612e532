package org.convzoo.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Runs verbs in this process and keeps what they print. */
final class CapturedTerminal {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private InputStream in = InputStream.nullInputStream();
    private final Map<String, String> environment;

    CapturedTerminal(Path dataHome) {
        this(dataHome, Map.of("CONVZOO_DATA", dataHome.toString()));
    }

    CapturedTerminal(Path dataHome, Map<String, String> environment) {
        this.environment = environment;
    }

    /** What the next verb finds on its standard input. */
    void send(byte[] bytes) {
        in = new ByteArrayInputStream(bytes);
    }

    /** The exit status; what was printed before is forgotten. */
    int run(Object... arguments) {
        out.reset();
        err.reset();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        Terminal terminal = new Terminal(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                environment,
                Clock.fixed(Instant.parse("2030-01-02T03:04:05Z"), ZoneOffset.UTC));
        return Main.run(terminal, words);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
