package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleTest {

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;
    private Path config;

    @BeforeEach
    void prepare() throws IOException {
        terminal = new CapturedTerminal(folder);
        config = SmallRun.writeConfig(folder, 320, 1);
    }

    private Path train(String name, String... overrides) {
        Path run = folder.resolve(name);
        Object[] arguments = new Object[4 + 2 * overrides.length];
        arguments[0] = "train";
        arguments[1] = config;
        arguments[2] = "--run-dir";
        arguments[3] = run;
        for (int i = 0; i < overrides.length; i++) {
            arguments[4 + 2 * i] = "--set";
            arguments[5 + 2 * i] = overrides[i];
        }
        assertThat(terminal.run(arguments)).as(terminal.err()).isZero();
        return run;
    }

    @Test
    void differentNetworksAreAveragedOnTheTestImagesTheyShare() throws IOException {
        Path lenet = train("lenet");
        Path cnn = train("cnn", "model.architecture=digit-cnn");
        Path output = folder.resolve("both");

        assertThat(terminal.run("ensemble", lenet, cnn, "--output", output))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.out()).contains("lenet", "cnn", "together", "Report: " + output.resolve("report.html"));
        JsonNode report = new ObjectMapper().readTree(Files.readString(output.resolve("report.json")));
        assertThat(report.get("members").size()).isEqualTo(2);
        assertThat(report.at("/members/0/network").asText()).isEqualTo("lenet5");
        assertThat(report.at("/members/1/network").asText()).isEqualTo("digit-cnn");
        JsonNode alone = new ObjectMapper().readTree(Files.readString(lenet.resolve("report.json")));
        assertThat(report.at("/members/0/logLoss").asDouble())
                .isCloseTo(alone.at("/metrics/logLoss").asDouble(), within(1e-5));
        assertThat(Files.readString(output.resolve("report.html"))).contains("Ensemble of 2 runs", "together");
        // the logarithm is concave: averages lose less than the members do on average
        assertThat(report.at("/metrics/logLoss").asDouble())
                .isLessThan((report.at("/members/0/logLoss").asDouble()
                                + report.at("/members/1/logLoss").asDouble())
                        / 2);

        assertThat(terminal.run("ensemble", lenet, cnn, "--output", output)).isEqualTo(2);
        assertThat(terminal.err())
                .contains(output.resolve("report.html") + " exists already and was left as it is; choose another folder"
                        + " with --output");
        Path weighted = folder.resolve("weighted");
        assertThat(terminal.run("ensemble", lenet, cnn, "--weights", "1e9,1", "--json", "--output", weighted))
                .isZero();
        assertThat(new ObjectMapper()
                        .readTree(terminal.out())
                        .at("/metrics/logLoss")
                        .asDouble())
                .isCloseTo(alone.at("/metrics/logLoss").asDouble(), within(1e-5));
    }

    @Test
    void runsWithOtherTestImagesAreRefused() {
        Path one = train("one");
        Path other = train("other", "seed=8");
        assertThat(terminal.run("ensemble", one, other)).isEqualTo(1);
        assertThat(terminal.err()).contains("were kept from different test images (100 and 100)", "the same seed");
    }

    @Test
    void wrongArgumentsAreRefused() {
        Path one = train("one");
        assertThat(terminal.run("ensemble", one)).isEqualTo(2);
        assertThat(terminal.run("ensemble", one, one)).isEqualTo(2);
        assertThat(terminal.err()).contains("a run is named twice");
        assertThat(terminal.run("ensemble", one, folder, "--weights", "1")).isEqualTo(2);
        assertThat(terminal.err()).contains("--weights needs a number for each of the 2 runs, got 1: [1.0]");
        assertThat(terminal.run("ensemble", one, folder, "--weights", "1,0")).isEqualTo(2);
        assertThat(terminal.err()).contains("--weights must be greater than 0, got 0.0");
        assertThat(terminal.run("ensemble", one, folder)).isEqualTo(2);
        assertThat(terminal.err()).contains("is not the directory of a run");
    }
}
