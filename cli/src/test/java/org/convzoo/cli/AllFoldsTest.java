package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllFoldsTest {

    @TempDir
    private Path folder;

    @Test
    void eachFoldIsRunAndTheSummaryIsTheirMeanAndDeviation() throws IOException {
        Path config = config();
        Path runs = folder.resolve("runs");
        CapturedTerminal terminal = new CapturedTerminal(folder);

        assertThat(terminal.run("train", config, "--all-folds", "--run-dir", runs))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.err()).contains("Fold 1 of 3", "Fold 3 of 3");
        JsonNode summary =
                new ObjectMapper().readTree(runs.resolve("folds.json").toFile());
        List<Double> accuracies = new ArrayList<>();
        List<String> tested = new ArrayList<>();
        for (int fold = 1; fold <= 3; fold++) {
            JsonNode report = new ObjectMapper()
                    .readTree(runs.resolve("fold-" + fold + "/report.json").toFile());
            accuracies.add(report.at("/metrics/accuracy").asDouble());
            tested.add(report.get("images").asText());
        }
        assertThat(tested).containsExactly("8", "8", "8");
        double mean = (accuracies.get(0) + accuracies.get(1) + accuracies.get(2)) / 3;
        double squares = accuracies.stream()
                .mapToDouble(value -> Math.pow(value - mean, 2))
                .sum();
        assertThat(summary.at("/testAccuracy/mean").asDouble()).isEqualTo(mean);
        assertThat(summary.at("/testAccuracy/standardDeviation").asDouble()).isEqualTo(Math.sqrt(squares / 2));
        assertThat(summary.get("folds")).hasSize(3);
        assertThat(Files.readAllLines(runs.resolve("folds.csv"))).hasSize(4);
        assertThat(terminal.out())
                .contains("fold", "best epoch", "mean", "deviation")
                .endsWith("Summary: " + runs.resolve("folds.json") + System.lineSeparator());

        assertThat(terminal.run("train", "--resume", runs)).isEqualTo(2);
        assertThat(terminal.err()).contains("all folds in " + runs + " are complete");
    }

    @Test
    void whatIsCompleteIsNotRunAgain() throws IOException {
        Path runs = folder.resolve("runs");
        CapturedTerminal terminal = new CapturedTerminal(folder);
        assertThat(terminal.run("train", config(), "--all-folds", "--run-dir", runs))
                .as(terminal.err())
                .isZero();
        String summary = Files.readString(runs.resolve("folds.json"));
        Files.delete(runs.resolve("folds.json"));
        deleteTree(runs.resolve("fold-3"));

        assertThat(terminal.run("train", "--resume", runs)).as(terminal.err()).isZero();

        assertThat(terminal.err()).contains("Fold 3 of 3").doesNotContain("Fold 2 of 3");
        assertThat(Files.readString(runs.resolve("folds.json")))
                .as("the same fold again gives the same numbers")
                .isEqualTo(summary);
    }

    @Test
    void configurationsWithoutFoldsAreRefused() throws IOException {
        CapturedTerminal terminal = new CapturedTerminal(folder);

        assertThat(terminal.run("train", SmallRun.writeConfig(folder, 100, 1), "--all-folds"))
                .isEqualTo(2);

        assertThat(terminal.err())
                .contains(
                        "the configuration has no folds; write data: {splits: {folds: 5}}, or --set data.splits.folds=5");
    }

    private Path config() throws IOException {
        StringBuilder table = new StringBuilder("path,label\n");
        for (int index = 0; index < 24; index++) {
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setSample(index % 8, index % 2 * 7, 0, 255);
            ImageIO.write(image, "png", folder.resolve(index + ".png").toFile());
            table.append("%d.png,%s\n".formatted(index, index % 2 == 0 ? "top" : "bottom"));
        }
        Files.writeString(folder.resolve("dots.csv"), table);
        return Files.writeString(folder.resolve("dots.yaml"), """
                name: dots
                model: {architecture: lenet5}
                data:
                  source: {type: csv, file: dots.csv}
                  batchSize: 8
                  splits: {folds: 3, validation: 0.25}
                training:
                  epochs: 2
                  optimizer: {type: adam}
                """);
    }

    private static void deleteTree(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
