package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LrFindTest {

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;
    private Path config;

    @BeforeEach
    void prepare() throws IOException {
        terminal = new CapturedTerminal(folder);
        config = SmallRun.writeConfig(folder, 320, 1);
    }

    @Test
    void suggestsARateAtWhichTheLossFalls() throws IOException {
        Path output = folder.resolve("found/here");
        assertThat(terminal.run("lr-find", config, "--output", output))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out())
                .contains("valley", "minimum / 10", "steepest", "--set training.optimizer.learningRate=")
                .contains("Plot: " + output.resolve("lr-find.html"));
        JsonNode found = new ObjectMapper().readTree(Files.readString(output.resolve("lr-find.json")));
        assertThat(found.get("steps").size()).isBetween(50, 100);
        double valley = found.at("/suggestions/0/rate").asDouble();
        // Adam learns these digits with rates from 0.0002 to 0.02
        assertThat(valley).isBetween(1e-4, 3e-2);
        assertThat(Files.readString(output.resolve("lr-find.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("Learning-rate range test of small", "<svg", "valley");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(config, folder.resolve("found"));
        }
        assertThat(terminal.run("lr-find", config, "--output", output)).isEqualTo(2);
        assertThat(terminal.err())
                .contains(output.resolve("lr-find.html")
                        + " exists already and was left as it is; choose another folder" + " with --output");
    }

    @Test
    void theSameSeedFindsTheSame() {
        assertThat(terminal.run("lr-find", config, "--steps", "20", "--json", "--output", folder.resolve("a")))
                .isNotEqualTo(2);
        String once = terminal.out();
        assertThat(terminal.run("lr-find", config, "--steps", "20", "--json", "--output", folder.resolve("b")))
                .isNotEqualTo(2);
        assertThat(terminal.out()).isEqualTo(once);
    }

    @Test
    void thePlotGoesBesideTheRunsIfNoPlaceIsNamed() throws IOException {
        // the time is that of the captured terminal's clock
        Path usual = Path.of("runs", "lr-find-small-20300102-030405");
        try {
            assertThat(terminal.run("lr-find", config, "--steps", "20")).isNotEqualTo(2);
            assertThat(terminal.out()).contains("Plot: " + usual.resolve("lr-find.html"));
            assertThat(usual)
                    .isDirectoryContaining("glob:**/lr-find.html")
                    .isDirectoryContaining("glob:**/lr-find.json");
        } finally {
            Files.deleteIfExists(usual.resolve("lr-find.html"));
            Files.deleteIfExists(usual.resolve("lr-find.json"));
            Files.deleteIfExists(usual);
        }
    }

    @Test
    void ratesThatDoNotGrowAreRefused() {
        assertThat(terminal.run("lr-find", config, "--from", "1", "--to", "0.1"))
                .isEqualTo(2);
        assertThat(terminal.err())
                .contains("--from, --to, --steps: the rates must be greater than 0 and grow, got 1.0 to 0.1");
        assertThat(terminal.run("lr-find", config, "--steps", "3")).isEqualTo(2);
        assertThat(terminal.err()).contains("at least 20 steps, got 3");
    }
}
