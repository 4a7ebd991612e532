package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickVerbsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "train --help",
                "zoo list",
                "zoo describe lenet5",
                "zoo weights list",
                "zoo diagram googlenet",
                "zoo explain conv --input 32x32x3 --kernel 5 --filters 10",
                "validate small.yaml"
            })
    void loadNoTensorLibrary(String line) throws Exception {
        SmallRun.writeConfig(folder, 100, 1);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(line.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(log).contains("org.convzoo.cli.Main ");
        assertThat(log.lines().filter(loaded -> loaded.matches(".*\\] org\\.(nd4j|deeplearning4j|bytedeco)\\..*")))
                .as("classes of the tensor library that `convzoo %s` loads", line)
                .isEmpty();
    }

    @Test
    void zooListPrintsOneJsonDocument() throws IOException {
        CapturedTerminal terminal = new CapturedTerminal(folder);
        assertThat(terminal.run("zoo", "list", "--json")).isZero();
        JsonNode list = new ObjectMapper().readTree(terminal.out());
        assertThat(list.at("/0/name").asText()).isEqualTo("lenet5-1998");
        assertThat(list.at("/0/parameters/trainable").asLong()).isEqualTo(60_000);
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void zooDescribeShowsTheLayers() {
        CapturedTerminal terminal = new CapturedTerminal(folder);
        assertThat(terminal.run("zoo", "describe", "lenet5")).isZero();
        assertThat(terminal.out())
                .contains("c1      convolution      5x5     28x28x6          156       6  117,600")
                .contains("61,706 parameters, 236 of them biases");
    }

    @Test
    void zooDiagramWritesOnePictureToTheScreenOrIntoAFile() throws IOException {
        CapturedTerminal terminal = new CapturedTerminal(folder);
        assertThat(terminal.run("zoo", "diagram", "resnet50", "--classes", "7")).isZero();
        String picture = terminal.out();
        assertThat(picture)
                .startsWith("<?xml")
                .contains("<title id=\"title\">ResNet-50</title>", ">dense, 7 · softmax<")
                .endsWith("</svg>");
        assertThat(terminal.err()).isEmpty();

        Path file = folder.resolve("resnet50.svg");
        assertThat(terminal.run("zoo", "diagram", "resnet50", "--classes", "7", "--output", file))
                .isZero();
        assertThat(file).hasContent(picture);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).isEqualTo("Wrote " + file + System.lineSeparator());
    }

    @Test
    void zooDiagramFoldsNothingIfAskedTo() {
        CapturedTerminal terminal = new CapturedTerminal(folder);
        assertThat(terminal.run("zoo", "diagram", "resnet18", "--layers")).isZero();
        assertThat(terminal.out()).contains(">conv3_2_conv1_bn<");
        assertThat(terminal.run("zoo", "diagram", "resnet18")).isZero();
        assertThat(terminal.out()).doesNotContain(">conv3_2_conv1_bn<");
    }

    @Test
    void everyVerbHasHelpWithAnExample() {
        CapturedTerminal terminal = new CapturedTerminal(folder);
        for (String verb :
                List.of("train", "plan", "evaluate", "predict", "validate", "doctor", "zoo", "zoo weights")) {
            assertThat(terminal.run((Object[]) (verb + " --help").split(" "))).isZero();
            assertThat(terminal.out()).as(verb).contains("Example: convzoo " + verb);
        }
        assertThat(terminal.run("zoo", "diagram", "--help")).isZero();
        assertThat(terminal.out()).contains("Examples: convzoo zoo diagram googlenet --output googlenet.svg");
    }

    @Test
    void doctorShowsWhatWasChosen() throws IOException {
        CapturedTerminal terminal = new CapturedTerminal(folder);
        assertThat(terminal.run("doctor", "--json")).as(terminal.err()).isZero();
        JsonNode findings = new ObjectMapper().readTree(terminal.out()).get("findings");
        assertThat(findings.get("ND4J").asText()).contains("BLAS");
        assertThat(findings.get("Float32").asText()).contains("GFLOP/s in convolutions");
        assertThat(findings.get("Threads").asText()).contains("physical cores");
    }
}
