package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalsTest {

    @TempDir
    private Path folder;

    @Test
    void aNetworkLearnsSignalsOfATableAndPredictsThoseOfAnother() throws IOException {
        Files.writeString(folder.resolve("train.tsv"), table(true, 0));
        Files.writeString(folder.resolve("new.tsv"), table(false, 1_000));
        Path config = config("1x16x1");
        Path run = folder.resolve("run");
        CapturedTerminal terminal = new CapturedTerminal(folder);

        assertThat(terminal.run("train", config, "--run-dir", run))
                .as(terminal.err())
                .isZero();
        JsonNode report = new ObjectMapper().readTree(run.resolve("report.json").toFile());
        assertThat(report.at("/metrics/accuracy").asDouble())
                .as("rising and falling lines are told apart at a level of 500, which 8 bits would drown")
                .isEqualTo(1);

        assertThat(terminal.run("predict", run, folder.resolve("new.tsv"), "--top", "1", "--json"))
                .as(terminal.err())
                .isZero();
        JsonNode answers = new ObjectMapper().readTree(terminal.out());
        assertThat(answers).hasSize(40);
        for (int index = 0; index < 40; index++) {
            assertThat(answers.get(index).toString())
                    .contains("new.tsv[" + index + "]")
                    .contains(index % 2 == 0 ? "rises" : "falls");
        }

        Files.writeString(folder.resolve("short.tsv"), "1\t2\t3\n");
        assertThat(terminal.run("predict", run, folder.resolve("short.tsv"))).isEqualTo(1);
        assertThat(terminal.err())
                .contains(
                        "short.tsv:1:1: the signal has 3 values, but 16 are wanted; cut or fill signals to one length");
        Files.writeString(folder.resolve("photo.png"), "x");
        assertThat(terminal.run("evaluate", run, "--source", "printedDigits")).isEqualTo(1);
        assertThat(terminal.err())
                .contains("the network takes signals of 1x16x1, but the source has images;"
                        + " choose a source of the network's kind");
    }

    @Test
    void networksOfAnotherSizeAreRefused() throws IOException {
        Files.writeString(folder.resolve("train.tsv"), table(true, 0));
        CapturedTerminal terminal = new CapturedTerminal(folder);

        assertThat(terminal.run("train", config("1x20x1"), "--run-dir", folder.resolve("run")))
                .isEqualTo(2);

        assertThat(terminal.err())
                .contains(
                        "model.input: the network takes 1x20x1, but the signals are 1x16x1; write input: 1x16x1 beside"
                                + " architecture: conv1d");
    }

    private Path config(String input) throws IOException {
        return Files.writeString(folder.resolve("lines.yaml"), """
                name: lines
                model: {architecture: conv1d, input: %s}
                data:
                  source: {type: signals, train: {file: train.tsv}, header: false}
                  batchSize: 8
                training:
                  epochs: 3
                  optimizer: {type: adam}
                """.formatted(input));
    }

    /** Lines that rise or fall a little, far from zero. */
    private static String table(boolean labelled, int seed) {
        StringBuilder table = new StringBuilder();
        for (int row = 0; row < 40; row++) {
            boolean rises = row % 2 == 0;
            table.append(labelled ? (rises ? "rises\t" : "falls\t") : "");
            for (int time = 0; time < 16; time++) {
                double wobble = Math.sin((row + seed) * 12.9898 + time * 78.233) * 0.02;
                table.append(String.format(
                        Locale.ROOT, "%.5f%s", 500 + (rises ? 1 : -1) * time * 0.05 + wobble, time < 15 ? "\t" : "\n"));
            }
        }
        return table.toString();
    }
}
