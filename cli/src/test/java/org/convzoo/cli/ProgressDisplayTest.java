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
import org.convzoo.training.TrainingListener.PhasePlan;
import org.convzoo.training.features.ExtractionListener.ExtractionProgress;
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

    @Test
    void aPhaseSaysWhatItTrainsAndWhatItLearnsFrom() {
        try (ProgressDisplay display = new ProgressDisplay(plain())) {
            display.phaseBegins(new PhasePlan(1, 2, "warm up the head", "the head", 1_026, 3, "fire9_output"));
            display.phaseBegins(new PhasePlan(2, 2, "fine-tune", "the last 4 blocks and the head", 603_106, 3, null));
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "phase 1 of 2: warm up the head — trains the head (1,026 parameters),"
                                + " learns from kept outputs of fire9_output",
                        "phase 2 of 2: fine-tune — trains the last 4 blocks and the head (603,106 parameters)");
    }

    @Test
    void featuresHaveALineAtTheEndOfAPassAndABarWhereThereIsATerminal() throws InterruptedException {
        try (ProgressDisplay display = new ProgressDisplay(plain())) {
            display.featuresDone(new ExtractionProgress(1, 2, 32, 220, 41.3));
            display.featuresDone(new ExtractionProgress(1, 2, 220, 220, 40.2));
            display.featuresDone(new ExtractionProgress(2, 2, 220, 220, 39));
            display.featuresDone(new ExtractionProgress(1, 1, 24, 24, 1.46));
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "features 1/2 of 220 images computed  40 images/s",
                        "features 2/2 of 220 images computed  39 images/s",
                        "features of 24 images computed  1.5 images/s");

        err.reset();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        try (ProgressDisplay display = new ProgressDisplay(interactive(stream))) {
            display.featuresDone(new ExtractionProgress(1, 1, 32, 220, 41.3));
            TimeUnit.MILLISECONDS.sleep(500);
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("features", "32/220 images", "41 images/s");
    }

    @Test
    void aNoticeIsToldOnce() {
        try (ProgressDisplay display = new ProgressDisplay(plain())) {
            display.notice("a damaged file is made anew");
            display.notice("a damaged file is made anew");
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("note: a damaged file is made anew");
    }

    private Terminal plain() {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Terminal(InputStream.nullInputStream(), stream, stream, false, false, Map.of(), Clock.systemUTC());
    }

    private static Terminal interactive(PrintStream stream) {
        return new Terminal(InputStream.nullInputStream(), stream, stream, true, false, Map.of(), Clock.systemUTC());
    }
}
