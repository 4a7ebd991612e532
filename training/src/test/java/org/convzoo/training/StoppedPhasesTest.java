package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.training.TransferListener.Killed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a run of several phases is stopped or killed, it goes on to the same end, to the bit. */
class StoppedPhasesTest {

    /** Epochs of four batches; the first two phases learn from kept features, of six batches with the validation's. */
    private static final String PHASES = """
                - {name: head, train: head, epochs: 2, optimizer: {type: momentum, learningRate: 0.05}}
                - name: last
                  train: last 2 blocks
                  layerwiseDecay: 0.7
                  epochs: 2
                  optimizer: {type: momentum, learningRate: 0.02}
                  averaging: {type: ema, decay: 0.9}
                - name: all
                  train: all
                  augmentation: [horizontalFlip]
                  epochs: 1
                  optimizer: {type: adam, learningRate: 0.001}
            """;

    private static final String SAME_LAYERS = """
                - {name: fast, train: head, epochs: 1, optimizer: {type: adam, learningRate: 0.05}}
                - {name: slow, train: head, epochs: 1, optimizer: {type: adam, learningRate: 0.005}}
            """;

    private static final String COPIES = """
                - name: copies
                  train: head
                  augmentation: [horizontalFlip, {type: padAndCrop, padding: 2}]
                  cachedCopies: 2
                  epochs: 3
                  optimizer: {type: rmsprop, learningRate: 0.01}
                - {name: frozen, train: last block, epochs: 1, augmentation: [mixup], optimizer: {type: rmsprop, learningRate: 0.001}}
            """;

    @TempDir
    private static Path folder;

    private static Path weights;
    private static final Map<String, Path> WHOLE = new HashMap<>();

    @BeforeAll
    static void makeWeights() {
        weights = Transfers.weights(folder);
    }

    private static Path whole(String phases) {
        return WHOLE.computeIfAbsent(phases, any -> {
            Path run = folder.resolve("whole" + WHOLE.size());
            Transfers.train(Transfers.read(Transfers.run(weights) + phases), run);
            return run;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop features 2", // of the training images: nothing is saved yet
                "stop features 5", // of the validation images
                "stop batch 3",
                "stop batch 8", // the last of the phase
                "kill epoch 2",
                "stop features 8",
                "kill phase 2",
                "stop batch 11",
                "kill epoch 3",
                "kill phase 3",
                "stop batch 18"
            })
    void goesOnToTheSameEnd(String when) throws IOException {
        assertSameEnd(PHASES, List.of(when));
    }

    @Test
    void goesOnAfterSeveralStops() throws IOException {
        assertSameEnd(PHASES, List.of("stop batch 3", "stop batch 4", "kill phase 1", "stop batch 6", "kill phase 2"));
    }

    /** Adam's steps are counted on from phase to phase, through a stop as well. */
    @ParameterizedTest
    @ValueSource(strings = {"kill phase 2", "stop batch 6"})
    void goesOnWithTheStepsOfThePhaseBefore(String when) throws IOException {
        assertSameEnd(SAME_LAYERS, List.of(when));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop features 7", "stop batch 10"})
    void goesOnWithTheSameCopies(String when) throws IOException {
        assertSameEnd(COPIES, List.of(when));
    }

    private static void assertSameEnd(String phases, List<String> stops) throws IOException {
        Path expected = whole(phases);
        Path own = Files.copy(
                weights, Files.createTempFile(folder, "weights", ".zip"), StandardCopyOption.REPLACE_EXISTING);
        Path run = Files.createTempDirectory(folder, "stopped");
        String yaml = Transfers.run(own) + phases;
        boolean first = true;
        for (String when : stops) {
            StopSignal stop = new StopSignal();
            TransferListener listener = new TransferListener(stop, when);
            boolean begins = first;
            first = false;
            if (when.startsWith("kill")) {
                assertThatExceptionOfType(Killed.class)
                        .as(when)
                        .isThrownBy(() -> part(begins, yaml, run, listener, stop));
            } else {
                assertThat(part(begins, yaml, run, listener, stop)).as(when).isInstanceOf(RunOutcome.Stopped.class);
            }
            if (Files.exists(run.resolve("checkpoints/last.zip"))) {
                Files.deleteIfExists(own);
            }
        }

        StopSignal never = new StopSignal();
        RunOutcome outcome = Transfers.resume(run, new TransferListener(never), never);

        assertThat(outcome).isInstanceOf(RunOutcome.Finished.class);
        assertThat(withoutTimes(run)).isEqualTo(withoutTimes(expected));
        assertThat(Transfers.flat(run.resolve("model.zip"))).isEqualTo(Transfers.flat(expected.resolve("model.zip")));
        assertThat(Transfers.flat(run.resolve("checkpoints/last.zip")))
                .isEqualTo(Transfers.flat(expected.resolve("checkpoints/last.zip")));
    }

    private static RunOutcome part(boolean begins, String yaml, Path run, TransferListener listener, StopSignal stop) {
        return begins
                ? Transfers.start(Transfers.read(yaml), run, listener, stop)
                : Transfers.resume(run, listener, stop);
    }

    /** The lines of the history without their last two columns. */
    private static List<String> withoutTimes(Path run) throws IOException {
        return Files.readAllLines(run.resolve("history.csv")).stream()
                .map(line -> line.replaceFirst(",[^,]*,[^,]*$", ""))
                .toList();
    }
}
