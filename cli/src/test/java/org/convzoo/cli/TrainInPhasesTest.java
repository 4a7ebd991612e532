package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run in phases says on its way, in its document and in its report. */
class TrainInPhasesTest {

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;

    @BeforeEach
    void prepare() {
        terminal = new CapturedTerminal(folder);
    }

    private Path config() throws IOException {
        return Files.writeString(folder.resolve("phases.yaml"), """
                name: phases
                seed: 7
                model: {architecture: lenet5}
                data:
                  source: {type: printedDigits, train: 200, validation: 100, test: 100}
                  batchSize: 32
                transfer:
                  head: linear
                  phases:
                    - {name: warm up the head, train: head, epochs: 2, optimizer: {type: adam, learningRate: 0.01}}
                    - {name: fine-tune, train: all, epochs: 3, optimizer: {type: adam, learningRate: 0.002}}
                """);
    }

    @Test
    void theTerminalTheDocumentAndTheReportTellOfEachPhase() throws IOException {
        Path run = folder.resolve("run");
        assertThat(terminal.run("train", config(), "--run-dir", run, "--json"))
                .as(terminal.err())
                .isZero();

        List<String> lines = terminal.err()
                .lines()
                .filter(line -> line.matches("(phase|epoch|features) ?.*"))
                .map(line -> line.replaceAll("  .*", ""))
                .toList();
        assertThat(lines)
                .containsExactly(
                        "features of 200 images computed",
                        "features of 100 images computed",
                        "phase 1 of 2: warm up the head — trains the head (1,210 parameters),"
                                + " learns from kept outputs of c5",
                        "epoch 1/2",
                        "epoch 2/2",
                        "phase 2 of 2: fine-tune — trains all layers (51,902 parameters)",
                        "epoch 1/3",
                        "epoch 2/3",
                        "epoch 3/3");

        JsonNode document = new ObjectMapper().readTree(terminal.out());
        JsonNode report = new ObjectMapper().readTree(run.resolve("report.json").toFile());
        JsonNode phases = document.get("phases");
        assertThat(phases).isEqualTo(report.get("phases")).hasSize(2);
        assertThat(phases.at("/0/cut").textValue()).isEqualTo("c5");
        assertThat(phases.at("/1/cut").isNull()).isTrue();
        assertThat(phases.findValuesAsText("epochs")).containsExactly("2", "3");
        assertThat(phases.findValuesAsText("parameters")).containsExactly("1210", "51902");
        assertThat(document.get("epochs")).hasSize(5);

        double[] accuracies = IntStream.range(0, 5)
                .mapToDouble(epoch ->
                        document.at("/epochs/" + epoch + "/validationAccuracy").doubleValue())
                .toArray();
        assertThat(phases.at("/0/bestValidationAccuracy").doubleValue())
                .isEqualTo(Math.max(accuracies[0], accuracies[1]));
        int best = report.at("/curves/bestEpoch").intValue();
        assertThat(2 * report.at("/model/phase").intValue()
                        + report.at("/model/epoch").intValue())
                .as("the best epoch, counted through: the first phase has two")
                .isEqualTo(best);
        assertThat(report.at("/curves/parts"))
                .hasToString("[{\"name\":\"warm up the head\",\"firstEpoch\":1},"
                        + "{\"name\":\"fine-tune\",\"firstEpoch\":3}]");
        assertThat(report.at("/facts/Parameters trained").textValue())
                .isEqualTo("warm up the head: 1,210, fine-tune: 51,902");

        double then = phases.at("/0/testAccuracy").doubleValue();
        double recognised = 0;
        for (JsonNode gain : report.at("/gains/classes")) {
            recognised +=
                    gain.get("recallThen").doubleValue() * gain.get("images").intValue();
        }
        assertThat(recognised / 100).isCloseTo(then, within(1e-9));
        assertThat(Files.readString(run.resolve("report.html")))
                .contains("What the model gained since “warm up the head”");
    }
}
