package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends real processes while they train: what is resumed must come to the same bits. */
class KillAndResumeTest {

    private static final int EPOCHS = 6;

    @TempDir
    private Path folder;

    private Path config;

    @BeforeEach
    void writeConfig() throws IOException {
        config = SmallRun.writeConfig(folder, 320, EPOCHS);
        // the most that a checkpoint can have to hold
        Files.writeString(config, Files.readString(config).stripTrailing() + """

                          accumulateBatches: 3
                          averaging: {type: ema, decay: 0.9}
                          gradientClipping: {type: globalNorm, limit: 1}
                        """);
    }

    @Test
    void aKilledRunResumesToTheBitsOfAnUninterruptedOne() throws Exception {
        Path whole = folder.resolve("whole");
        assertThat(start("train", config, "--run-dir", whole).waitFor()).isZero();

        Path killed = folder.resolve("killed");
        Process process = start("train", config, "--run-dir", killed);
        waitForEpoch(2, killed, process);
        process.destroyForcibly().waitFor();
        assertThat(epochs(killed)).as("epochs finished before the kill").isBetween(2, EPOCHS - 1);

        assertThat(start("train", "--resume", killed).waitFor()).isZero();
        assertThat(last(killed, "coefficients.bin")).isEqualTo(last(whole, "coefficients.bin"));
        assertThat(last(killed, "updaterState.bin")).isEqualTo(last(whole, "updaterState.bin"));
        assertThat(last(killed, "convzoo/averages.bin")).isEqualTo(last(whole, "convzoo/averages.bin"));
        assertThat(withoutTimes(killed)).isEqualTo(withoutTimes(whole));

        Path interrupted = folder.resolve("interrupted");
        process = start("train", config, "--run-dir", interrupted);
        waitForEpoch(1, interrupted, process);
        process.destroy();
        process.waitFor();
        assertThat(Files.readString(log())).contains("Go on with: convzoo train --resume " + interrupted);

        assertThat(start("train", "--resume", interrupted).waitFor()).isZero();
        assertThat(last(interrupted, "coefficients.bin")).isEqualTo(last(whole, "coefficients.bin"));
        assertThat(withoutTimes(interrupted)).isEqualTo(withoutTimes(whole));
    }

    private Process start(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolve("log.txt");
    }

    private void waitForEpoch(int epoch, Path run, Process process) throws Exception {
        while (epochs(run) < epoch) {
            assertThat(process.waitFor(5, TimeUnit.MILLISECONDS))
                    .as(() -> "the run ended before it could be stopped")
                    .isFalse();
        }
    }

    private static int epochs(Path run) throws IOException {
        Path history = run.resolve("history.csv");
        return Files.exists(history) ? Files.readAllLines(history).size() - 1 : 0;
    }

    /** Times differ between runs; everything before them must not. */
    private static List<String> withoutTimes(Path run) throws IOException {
        return Files.readAllLines(run.resolve("history.csv")).stream()
                .map(line -> line.replaceAll(",[^,]*,[^,]*$", ""))
                .toList();
    }

    private static byte[] last(Path run, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(run.resolve("checkpoints/last.zip").toFile());
                InputStream in = zip.getInputStream(zip.getEntry(entry))) {
            return in.readAllBytes();
        }
    }
}
