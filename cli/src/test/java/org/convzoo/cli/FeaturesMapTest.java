package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Maps of a run whose classifier learned from features, and of a trained network. */
class FeaturesMapTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;
    private Path run;

    @BeforeEach
    void prepare() {
        terminal = new CapturedTerminal(folder);
        run = folder.resolve("run");
    }

    private void train(String how) throws IOException {
        Path config = Files.writeString(folder.resolve("run.yaml"), """
                name: mapped
                seed: 7
                model: {architecture: lenet5}
                data:
                  source: {type: printedDigits, train: 300, validation: 60, test: 80}
                  batchSize: 32
                %s
                """.formatted(how));
        assertThat(terminal.run("train", config, "--run-dir", run))
                .as(terminal.err())
                .isZero();
    }

    private int map(Object... more) {
        Object[] words = new Object[more.length + 3];
        System.arraycopy(new Object[] {"features", "map", run}, 0, words, 0, 3);
        System.arraycopy(more, 0, words, 3, more.length);
        return terminal.run(words);
    }

    private static double accuracy(JsonNode map) {
        return StreamSupport.stream(map.get("images").spliterator(), false)
                .mapToInt(image -> image.get("label").equals(image.get("predicted")) ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private double reported() throws IOException {
        return JSON.readTree(run.resolve("report.json").toFile())
                .at("/metrics/accuracy")
                .doubleValue();
    }

    @Test
    void ofAClassifierTheFeaturesAreThoseItLearnedFrom() throws IOException {
        train("features: {layer: s4, pooling: flatten, classifier: {type: logisticRegression, c: [0.1]}}");
        assertThat(map()).as(terminal.err()).isZero();
        assertThat(terminal.out().strip())
                .isEqualTo(run.resolve("features.html").toString());
        assertThat(terminal.err()).as("they are kept").doesNotContain("images computed");
        assertThat(Files.readString(run.resolve("features.html")))
                .contains("400 features of layer s4, pooling flatten, the test images of ", "data:image/png;base64,");
        Files.delete(run.resolve("features.html"));
        assertThat(map("--json")).as(terminal.err()).isZero();
        JsonNode json = JSON.readTree(terminal.out());
        assertThat(json.get("images").size()).isEqualTo(80);
        assertThat(accuracy(json)).isEqualTo(reported());
        assertThat(json.at("/images/0/t-SNE").size()).isEqualTo(2);
        assertThat(run.resolve("features.html")).doesNotExist();
        String before = terminal.out();
        assertThat(map("--json")).isZero();
        assertThat(terminal.out()).as("the same each time").isEqualTo(before);
    }

    @Test
    void ofATrainedNetworkTheyAreWhatItsLastLayerSees() throws IOException {
        train("training: {epochs: 3, optimizer: {type: adam, learningRate: 0.01}}");
        assertThat(map("--json")).as(terminal.err()).isZero();
        JsonNode json = JSON.readTree(terminal.out());
        assertThat(json.get("features").textValue()).startsWith("84 features of layer f6, the test images of ");
        assertThat(accuracy(json)).isEqualTo(reported());
        Path page = folder.resolve("some.html");
        assertThat(map("--split", "all", "--images", 100, "--output", page))
                .as(terminal.err())
                .isZero();
        assertThat(Files.readString(page)).contains("100 of 440 images, drawn at random.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --images 4 | --images must be 5 to 20000, got 4
            --output map.png | is no .html file
            --output absent/map.html | --output absent/map.html: there is no folder
            --split half | half
            """)
    void whatCannotBeIsToldInALine(String options, String message) {
        assertThat(map((Object[]) options.split(" "))).isEqualTo(2);
        assertThat(terminal.err()).contains(message).doesNotContain("Exception");
    }

    @Test
    void aRunThatIsNotFinishedHasNoFeatures() throws IOException {
        Files.createDirectories(run);
        assertThat(map()).isEqualTo(2);
        assertThat(terminal.err()).contains("is not the directory of a run");
        Files.writeString(run.resolve("config.yaml"), """
                name: mapped
                model: {architecture: lenet5}
                data: {source: {type: printedDigits}}
                training: {epochs: 1, optimizer: {type: sgd, learningRate: 0.1}}
                """);
        assertThat(map()).isEqualTo(1);
        assertThat(terminal.err()).contains("there is no file ", "model.zip");
    }
}
