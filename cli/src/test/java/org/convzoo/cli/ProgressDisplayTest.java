package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.convzoo.training.TrainingListener.BatchProgress;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void anEpochThatIsStoppedLeavesTheNextMessageALineOfItsOwn() throws InterruptedException {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        try (ProgressDisplay display = new ProgressDisplay(interactive(stream))) {
            display.batchDone(new BatchProgress(1, 2, 3, 10, 0.5, 0.75, 1000));
            TimeUnit.MILLISECONDS.sleep(500); // the bar is drawn on a thread of its own, five times a second
        }
        stream.print("Stopped");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("epoch 1/2", "3/10 batches", "loss 0.5000", "accuracy 75.00 %", "images/s")
                .endsWith("\nStopped");
    }

    @Test
    void withoutATerminalThereIsNoBar() {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Terminal plain =
                new Terminal(InputStream.nullInputStream(), stream, stream, false, false, Map.of(), Clock.systemUTC());
        try (ProgressDisplay display = new ProgressDisplay(plain)) {
            display.batchDone(new BatchProgress(1, 2, 3, 10, 0.5, 0.75, 1000));
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static Terminal interactive(PrintStream stream) {
        return new Terminal(InputStream.nullInputStream(), stream, stream, true, false, Map.of(), Clock.systemUTC());
    }
}
