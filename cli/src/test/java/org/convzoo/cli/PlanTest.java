package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {

    /** SqueezeNet on 300 photos at once needs more than the limit of 4 GiB that tests run with; its weights are few. */
    private static final List<String> TOO_LARGE = List.of(
            "--set",
            "model.architecture=squeezenet1_1",
            "--set",
            "data.source.train=300",
            "--set",
            "data.batchSize=300");

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;
    private Path config;

    @BeforeEach
    void prepare() throws IOException {
        terminal = new CapturedTerminal(folder);
        config = SmallRun.writeConfig(folder, 200, 3);
    }

    private int run(String verb, List<String> more, String... last) {
        return terminal.run(Stream.of(Stream.of(verb, config.toString()), more.stream(), Stream.of(last))
                .flatMap(words -> words)
                .toArray());
    }

    @Test
    void preTrainingIsSaidToComeOnTop() {
        assertThat(run("plan", List.of("--set", "training.pretraining={epochs: 3}")))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out().replaceAll("\\s+", " "))
                .contains(
                        "Pre-training comes before and is not measured: 3 epochs of each layer over all training images");
    }

    @Test
    void tellsProgramsWhatARunTakesAndARunTakesThat() throws IOException {
        Path directory = folder.resolve("run");
        assertThat(run(
                        "plan",
                        List.of("--set", "training.earlyStopping.patience=1"),
                        "--run-dir",
                        directory + "",
                        "--json"))
                .as(terminal.err())
                .isZero();
        JsonNode plan = new ObjectMapper().readTree(terminal.out());

        assertThat(plan.get("network").asText()).isEqualTo("lenet5");
        assertThat(plan.get("batchSize").asInt()).isEqualTo(32);
        assertThat(plan.get("fits").asBoolean()).isTrue();
        assertThat(plan.get("shortage").isNull()).isTrue();
        assertThat(plan.get("largestBatch").asInt()).isEqualTo(200);

        JsonNode memory = plan.get("memory");
        assertThat(memory.get("offHeapBytes").asLong())
                .isEqualTo(memory.get("networkBytes").asLong()
                        + memory.get("workingBytes").asLong()
                        + memory.get("imageBytes").asLong());
        assertThat(memory.get("peakBytes").asLong())
                .isEqualTo(memory.get("offHeapBytes").asLong()
                        + memory.get("heapBytes").asLong()
                        + memory.get("machineBytes").asLong())
                .isLessThan(memory.get("limitBytes").asLong());
        assertThat(memory.get("imageBytes").asLong()).isEqualTo(3 * 32 * (32 * 32 + 10) * 4);
        assertThat(memory.get("heapLimitBytes").asLong())
                .isEqualTo(Runtime.getRuntime().maxMemory());
        assertThat(memory.get("offHeapLimitBytes").asLong()).isEqualTo(4L << 30);
        assertThat(memory.get("complete").asBoolean()).isTrue();

        JsonNode time = plan.get("time");
        assertThat(time.get("secondsPerEpoch").asDouble())
                .isBetween(
                        time.get("secondsPerEpochLow").asDouble(),
                        time.get("secondsPerEpochHigh").asDouble());
        assertThat(time.get("epochs").asInt()).isEqualTo(3);
        assertThat(time.get("epochsBeforeStop").asInt()).isEqualTo(2);
        assertThat(time.get("seconds").asDouble())
                .isEqualTo(3 * time.get("secondsPerEpoch").asDouble()
                        + time.get("testSeconds").asDouble());
        assertThat(time.get("measuredSteps").asInt()).isGreaterThanOrEqualTo(5);

        JsonNode disk = plan.get("disk");
        assertThat(disk.get("cacheBytes").asLong()).as("there is no cache").isZero();
        assertThat(disk.get("checkpointBytes").asLong())
                .as("parameters and Adam's two moments")
                .isBetween(3L * 61_706 * 4, 3L * 61_706 * 4 + 40_000);
        assertThat(directory).doesNotExist();
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));

        assertThat(run("train", List.of("--set", "training.epochs=1"), "--run-dir", directory + ""))
                .as(terminal.err())
                .isZero();
        assertThat(Files.size(directory.resolve("checkpoints/last.zip")))
                .isBetween(
                        disk.get("checkpointBytes").asLong() * 97 / 100,
                        disk.get("checkpointBytes").asLong() * 103 / 100);
        assertThat(Files.size(directory.resolve("model.zip")))
                .isLessThan(disk.get("modelBytes").asLong() * 103 / 100);
        assertThat(Files.size(directory.resolve("report.html")) + Files.size(directory.resolve("report.json")))
                .isLessThan(disk.get("reportBytes").asLong());
    }

    @Test
    void tellsPeopleWhatARunTakes() {
        assertThat(run("plan", List.of())).as(terminal.err()).isZero();
        assertThat(terminal.out())
                .startsWith("small: lenet5 at batch 32\n")
                .contains("are allowed")
                .contains("up to 200 images at a time fit")
                .contains(" an epoch (")
                .contains("3 epochs and the test: ")
                .contains("two checkpoints of ")
                .doesNotContain("early stopping", "Too large");
    }

    @Test
    void aRunThatIsTooLargeIsRefusedWithTheBatchThatFits() throws IOException {
        assertThat(run("plan", TOO_LARGE, "--json")).as(terminal.err()).isEqualTo(1);
        JsonNode plan = new ObjectMapper().readTree(terminal.out());
        int largest = plan.get("largestBatch").asInt();
        assertThat(largest).isBetween(200, 299);
        assertThat(plan.get("fits").asBoolean()).isFalse();
        assertThat(plan.get("time").isNull()).isTrue();

        assertThat(run("plan", TOO_LARGE)).isEqualTo(1);
        assertThat(terminal.out()).contains("up to " + largest + " images at a time fit", "Too large");

        Path directory = folder.resolve("run");
        assertThat(run("train", TOO_LARGE, "--run-dir", directory + "")).isEqualTo(1);
        assertThat(terminal.err().lines())
                .last()
                .asString()
                .matches("error: the run needs 4\\.\\d GiB off-heap at batch 300, 4\\.0 GiB are allowed: "
                        + "data\\.batchSize " + largest + " fits; or raise the limit: "
                        + "CONVZOO_JAVA_OPTIONS=-Dorg\\.bytedeco\\.javacpp\\.maxbytes=\\d+m");
        assertThat(directory).doesNotExist();
    }

    @Test
    void wrongInputIsAnsweredAsTrainDoes() throws IOException {
        assertThat(run("plan", List.of("--set", "data.source={type: imageFolder, directory: no-such-folder}")))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("no-such-folder").doesNotContain("\tat ");

        assertThat(run("plan", List.of("--set", "model.architecture=lenet7"))).isEqualTo(2);
        assertThat(terminal.err()).contains("there is no network named lenet7");

        assertThat(terminal.run("plan", folder.resolve("missing.yaml"))).isEqualTo(2);
        assertThat(terminal.err()).contains("missing.yaml");

        assertThat(terminal.run("plan")).isEqualTo(2);
        assertThat(terminal.err()).contains("CONFIG");

        Files.createDirectories(folder.resolve("full/of"));
        assertThat(run("plan", List.of(), "--run-dir", folder.resolve("full") + ""))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("exists already");
        assertThat(terminal.out()).isEmpty();
    }
}
