package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.convzoo.configs.download.Digest;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A run that begins with the weights of another one. */
class TrainWithWeightsTest {

    /** So small a rate that an epoch leaves the weights as they were. */
    private static final String STANDING_STILL = "training.optimizer.learningRate=1.0e-9";

    @TempDir
    static Path folder;

    private static CapturedTerminal terminal;
    private static Path config;
    private static Path first;
    private static Path second;
    private static String log;

    @BeforeAll
    static void trainTwice() throws IOException {
        terminal = new CapturedTerminal(folder.resolve("home"));
        config = SmallRun.writeConfig(folder, 960, 2);
        first = folder.resolve("first");
        second = folder.resolve("second");
        train(config, first);
        Files.copy(first.resolve("model.zip"), folder.resolve("digits.zip"));
        log = train(config, second, "model.weights={file: digits.zip}", "training.epochs=1", STANDING_STILL);
    }

    private static String train(Path config, Path run, String... settings) {
        Object[] arguments = new Object[4 + 2 * settings.length];
        arguments[0] = "train";
        arguments[1] = config;
        arguments[2] = "--run-dir";
        arguments[3] = run;
        for (int i = 0; i < settings.length; i++) {
            arguments[4 + 2 * i] = "--set";
            arguments[5 + 2 * i] = settings[i];
        }
        assertThat(terminal.run(arguments)).as(terminal.err()).isZero();
        return terminal.err();
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    void theLogTellsWhatWasLoaded() {
        assertThat(log)
                .contains("weights: " + folder.resolve("digits.zip") + ": Deeplearning4j, convzoo's names of lenet5")
                .contains("weights: loaded the whole network: 61,706 values in 10 arrays")
                .contains("weights: images: as the file says")
                .contains("weights: classes: as the file says");
    }

    @Test
    void trainingBeginsWhereTheOtherRunWasBest() throws IOException {
        assertThat(validationLosses(first))
                .as("the other run's validation losses, one of which its model has")
                .anySatisfy(loss -> assertThat(validationLosses(second).get(0)).isCloseTo(loss, within(1e-4)));
    }

    private static List<Double> validationLosses(Path run) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("history.csv"));
        int column = List.of(lines.get(0).split(",")).indexOf("validation_loss");
        return lines.stream()
                .skip(1)
                .map(line -> Double.parseDouble(line.split(",")[column]))
                .toList();
    }

    @Test
    void provenanceAndReportNameTheWeights() throws IOException {
        String digest = Digest.Algorithm.SHA_256.of(folder.resolve("digits.zip"));
        JsonNode weights = json(second.resolve("provenance.json")).get("weights");
        assertThat(weights.get("name").asText()).isEqualTo("digits.zip");
        assertThat(weights.get("file").asText())
                .isEqualTo(folder.resolve("digits.zip").toString());
        assertThat(weights.get("sha256").asText()).isEqualTo(digest);
        assertThat(Files.readString(second.resolve("report.html"))).contains("digits.zip, SHA-256 " + digest);
        assertThat(Files.readString(second.resolve("config.yaml")))
                .contains("weights: {file: " + folder.resolve("digits.zip") + "}");
        assertThat(json(first.resolve("provenance.json")).has("weights")).isFalse();
    }

    @Test
    void aResumedRunHasAllThatItNeedsInItsCheckpoint() throws IOException {
        Path run = folder.resolve("fourth");
        Path weights = Files.copy(first.resolve("model.zip"), folder.resolve("moved.zip"));
        train(config, run, "model.weights={file: moved.zip}", "training.epochs=1");
        INDArray trained = parameters(run);
        byte[] provenance = Files.readAllBytes(run.resolve("provenance.json"));
        Files.delete(run.resolve("report.html"));
        Files.delete(run.resolve("model.zip"));
        Files.delete(weights);

        assertThat(terminal.run("train", "--resume", run)).as(terminal.err()).isZero();
        assertThat(parameters(run)).isEqualTo(trained);
        assertThat(run.resolve("provenance.json")).hasBinaryContent(provenance);
    }

    private static INDArray parameters(Path run) throws IOException {
        return ModelSerializer.restoreComputationGraph(run.resolve("model.zip").toFile(), false)
                .params();
    }

    @Test
    void aRunThatIsResumedBeforeItsFirstCheckpointWantsTheSameWeights() throws IOException {
        Path run = folder.resolve("third");
        Path weights = Files.copy(first.resolve("model.zip"), folder.resolve("other.zip"));
        train(config, run, "model.weights={file: other.zip}", "training.epochs=1");
        Files.delete(run.resolve("report.html"));
        Files.delete(run.resolve("checkpoints/last.zip"));
        Files.copy(second.resolve("model.zip"), weights, StandardCopyOption.REPLACE_EXISTING);

        assertThat(terminal.run("train", "--resume", run)).isEqualTo(1);
        assertThat(terminal.err()).contains("error: the weights have changed since the run in " + run + " began (");
    }

    @Test
    void weightsThatAreNowhereAreNamedWithEveryPlace() {
        assertThat(terminal.run(
                        "train", config, "--set", "model.weights={file: none.pth}", "--run-dir", folder.resolve("no")))
                .isEqualTo(1);
        assertThat(terminal.err())
                .contains("error: none.pth was not found; looked beside the configuration")
                .contains("in its folder weights (" + folder.resolve("home/weights/none.pth") + ")");
        assertThat(folder.resolve("no")).doesNotExist();
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() throws IOException {
        assertThat(terminal.run(
                        "train",
                        config,
                        "--set",
                        "model.architecture=digit-cnn",
                        "--set",
                        "model.weights={file: digits.zip}"))
                .isEqualTo(1);
        assertThat(terminal.err())
                .contains("does not hold the parameters of digit-cnn under convzoo's names: ")
                .contains("; it fits architecture: lenet5");
    }
}
