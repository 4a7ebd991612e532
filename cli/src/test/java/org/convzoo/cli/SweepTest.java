package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that chooses its layer, its pooling and its C. */
class SweepTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SWEEP = "layer: [s4, s2], pooling: [average, flatten], classifier:"
            + " {type: logisticRegression, c: [0.01, 0.1], folds: 3}";

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;

    @BeforeEach
    void prepare() {
        terminal = new CapturedTerminal(folder);
    }

    private int train(String run, String features) throws IOException {
        Path config = Files.writeString(folder.resolve("sweep.yaml"), """
                name: sweep
                seed: 7
                model: {architecture: lenet5}
                data:
                  source: {type: printedDigits, train: 240, validation: 60, test: 100}
                  batchSize: 32
                features:
                  {%s}
                """.formatted(features));
        return terminal.run("train", config, "--run-dir", folder.resolve(run));
    }

    private JsonNode report(String run) throws IOException {
        return JSON.readTree(folder.resolve(run).resolve("report.json").toFile());
    }

    private List<String> table(String run) throws IOException {
        return Files.readAllLines(folder.resolve(run).resolve("sweep.csv"));
    }

    @Test
    void theBestOfAllIsTheRun() throws IOException {
        assertThat(train("sweep", SWEEP)).as(terminal.err()).isZero();

        assertThat(terminal.err().split("features of 240 images computed", -1))
                .as("all layers are computed in one pass")
                .hasSize(2);
        assertThat(terminal.err()).contains("s2, average: ", " % over 3 folds with C = ");
        JsonNode sweep = report("sweep").get("sweep");
        JsonNode candidates = sweep.get("candidates");
        assertThat(candidates).hasSize(8);
        assertThat(candidates.findValuesAsText("features"))
                .as("of s2, 14 x 14 x 6, and of s4, 5 x 5 x 16")
                .containsOnly("6", "1176", "16", "400");
        JsonNode chosen = candidates.get(sweep.get("chosen").intValue());
        for (JsonNode one : candidates) {
            assertThat(one.get("accuracy").doubleValue())
                    .isLessThanOrEqualTo(chosen.get("accuracy").doubleValue());
        }
        assertThat(chosen.get("pooling").asText()).isEqualTo("flatten");

        String plain = "layer: %s, pooling: flatten, classifier: {type: logisticRegression, c: [0.01, 0.1], folds: 3}"
                .formatted(chosen.get("layer").asText());
        assertThat(train("plain", plain)).as(terminal.err()).isZero();
        assertThat(report("plain").get("metrics")).isEqualTo(report("sweep").get("metrics"));
        assertThat(report("plain").at("/facts/Classifier"))
                .isEqualTo(report("sweep").at("/facts/Classifier"));
        assertThat(report("plain").at("/facts/Accuracy over 3 folds").asText())
                .contains(String.format(
                        "%.2f %% with C = %s", 100 * chosen.get("accuracy").doubleValue(), chosen.get("c")));
        assertThat(report("plain").has("sweep")).isFalse();
        assertThat(report("sweep").at("/facts/Learned from").asText())
                .as("where images are left out in turn, none are held out for good")
                .isEqualTo("300 images");

        assertThat(terminal.run("evaluate", folder.resolve("sweep"), "--json")).isZero();
        assertThat(JSON.readTree(terminal.out()).get("correct"))
                .isEqualTo(report("sweep").get("correct"));
        assertThat(Files.readString(folder.resolve("sweep/report.html")))
                .contains("Layers, poolings and C", "Of 8 candidates, ", " ± ");
    }

    @Test
    void aSweepThatWasStoppedGoesOnBehindWhatItHasTried() throws IOException {
        assertThat(train("sweep", SWEEP)).as(terminal.err()).isZero();
        Path run = folder.resolve("sweep");
        List<String> whole = table("sweep");
        JsonNode metrics = report("sweep").get("metrics");
        Files.delete(run.resolve("report.html"));
        Files.write(run.resolve("sweep.csv"), whole.subList(0, 5));

        assertThat(terminal.run("train", "--resume", run)).as(terminal.err()).isZero();

        assertThat(terminal.err())
                .doesNotContain("images computed")
                .doesNotContain("s4, average: ")
                .contains("s2, average: ", "s2, flatten: ");
        assertThat(table("sweep")).isEqualTo(whole);
        assertThat(report("sweep").get("metrics")).isEqualTo(metrics);

        Files.delete(run.resolve("report.html"));
        Files.writeString(run.resolve("sweep.csv"), whole.get(0) + "\ns4,average,16,0.01,0.5\n");
        assertThat(terminal.run("train", "--resume", run)).isEqualTo(1);
        assertThat(terminal.err())
                .contains("sweep.csv:2:1: is no line of a sweep over 3 folds; delete the file and resume");
        Files.writeString(run.resolve("sweep.csv"), "layer\n");
        assertThat(terminal.run("train", "--resume", run)).isEqualTo(1);
        assertThat(terminal.err()).contains("is not the table of this sweep: its first line is not layer,pooling,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "memory"})
    void whatIsKeptWhereChangesNothing(String cache) throws IOException {
        assertThat(train("disk", SWEEP)).as(terminal.err()).isZero();
        assertThat(train("other", SWEEP + ", cache: " + cache))
                .as(terminal.err())
                .isZero();
        assertThat(table("other")).isEqualTo(table("disk"));
        assertThat(report("other").get("metrics")).isEqualTo(report("disk").get("metrics"));
    }

    @Test
    void aVectorIsTriedOnceWhateverThePooling() throws IOException {
        assertThat(train(
                        "sweep",
                        "layer: [f6, s4], pooling: [max, gem], classifier: {type: linearSvm, c: 0.01, folds: 3,"
                                + " calibration: none}"))
                .as(terminal.err())
                .isZero();
        assertThat(table("sweep").stream().skip(1).map(line -> line.substring(0, line.indexOf(",0."))))
                .containsExactly("f6,max,84", "s4,max,16", "s4,gem,16");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            layer: [s4, s5], classifier: {type: logisticRegression} | sweep.yaml:8:16: features.layer.1: lenet5 has no layer s5; `convzoo zoo describe lenet5` shows all
            layer: [s4, s4], classifier: {type: logisticRegression} | sweep.yaml:8:11: features.layer names one twice; leave it out
            layer: [], classifier: {type: logisticRegression} | sweep.yaml:8:11: features.layer needs at least one value
            pooling: [max, mean], classifier: {type: logisticRegression} | sweep.yaml:8:19: features.pooling.1 must be one of average, max
            classifier: {type: linearSvm, c: [1, many]} | sweep.yaml:8:41: features.classifier.c.1 must be a number greater than 0
            classifier: {type: linearSvm, c: many} | sweep.yaml:8:37: features.classifier.c must be a number greater than 0
            pooling: [max, gem], classifier: {type: decisionTree} | features.classifier of this type is not chosen by cross-validation
            layer: [s4, s2], classifier: {type: logisticRegression, folds: 90} | sweep.yaml:8:67: features.classifier.folds: class '
            """)
    void whatCannotBeIsToldAtItsPlace(String features, String message) throws IOException {
        assertThat(train("sweep", features)).isNotZero();
        assertThat(terminal.err()).contains(message).doesNotContain("Exception");
    }

    @Test
    void extractWritesAllLayersAndAsksForOnePooling() throws IOException {
        Path config = Files.writeString(folder.resolve("drawn.yaml"), "");
        assertThat(train("sweep", SWEEP)).isZero();
        Files.writeString(
                config,
                Files.readString(folder.resolve("sweep.yaml"))
                        .replace("{architecture: lenet5}", "{architecture: lenet5, weights: {file: sweep/model.zip}}"));
        assertThat(terminal.run("extract", config, "--output", folder.resolve("features.npz")))
                .isEqualTo(2);
        assertThat(terminal.err())
                .contains("has several poolings to choose from: average, flatten; say which with --pooling");
    }
}
