package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Testing weights without any training: they take red for an airplane and everything else for a truck. */
class EvaluatePretrainedTest {

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;
    private Path weights;
    private Path images;

    @BeforeEach
    void prepare() throws IOException {
        terminal = new CapturedTerminal(folder);
        weights = RednessWeights.write(folder.resolve("redness.safetensors"));
        images = folder.resolve("images");
    }

    private void image(String name, Color colour) throws IOException {
        Path file = images.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, Pictures.png(colour));
    }

    private int evaluate(Object... arguments) {
        Stream<Object> network = Stream.of("evaluate", "--model", "resnet20-cifar", "--weights", weights);
        return terminal.run(Stream.concat(network, Stream.of(arguments)).toArray());
    }

    @Test
    void foldersAreFoundByTheNamesOfTheNetworksClasses() throws IOException {
        image("Truck/1.png", Color.BLACK);
        image("Truck/2.png", Color.BLUE);
        image("airplane/1.png", Color.RED);
        image("ship/1.png", Color.GREEN);

        assertThat(evaluate("--source", images)).as(terminal.err()).isZero();

        assertThat(terminal.out().lines())
                .startsWith(
                        "resnet20-cifar with redness.safetensors on all images of images: 3 training, 0 validation and 1"
                                + " test images, 3 classes, in " + images,
                        "3 of the network's 10 classes, found by name: Truck = truck, airplane = airplane, ship = ship",
                        "accuracy                     0.7500");
    }

    @Test
    void foldersAreFoundByIdOrIndex() throws IOException {
        image("9/1.png", Color.BLACK);
        image("0/1.png", Color.BLACK);

        assertThat(evaluate("--source", images, "--json")).as(terminal.err()).isZero();

        JsonNode report = new ObjectMapper().readTree(terminal.out());
        assertThat(report.get("images").asInt()).isEqualTo(2);
        assertThat(report.at("/metrics/accuracy").asDouble()).isEqualTo(0.5);
        assertThat(report.at("/metrics/logLoss").asDouble())
                .isCloseTo((Math.log(55 / 10.0) + Math.log(55 / 1.0)) / 2, within(1e-5));
        assertThat(report.get("notes"))
                .extracting(JsonNode::asText)
                .containsExactly("2 of the network's 10 classes, found by id: 0 = airplane, 9 = truck");
    }

    @Test
    void aReportGoesWhereItIsWanted() throws IOException {
        image("truck/right.png", Color.BLACK);
        image("airplane/wrong.png", Color.BLACK);
        Path output = folder.resolve("reports/redness");

        assertThat(evaluate("--source", images, "--output", output))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.out()).endsWith("Report: " + output.resolve("report.html") + "\n");
        JsonNode report =
                new ObjectMapper().readTree(output.resolve("report.json").toFile());
        assertThat(report.get("title").asText()).isEqualTo("resnet20-cifar with redness.safetensors");
        assertThat(report.get("correct").asInt()).isEqualTo(1);
        assertThat(report.get("confusionMatrix")).hasSize(10);
        assertThat(report.at("/reproduce/0").asText())
                .startsWith("convzoo evaluate --model resnet20-cifar --weights " + weights);
        assertThat(report.get("notes"))
                .extracting(JsonNode::asText)
                .contains("2 of the network's 10 classes, found by name: airplane = airplane, truck = truck")
                .anyMatch(note -> note.startsWith("loaded the whole network"));
        assertThat(output.resolve("report.html")).content().contains("airplane/wrong.png", "data:image/png;base64,");

        assertThat(evaluate("--source", images, "--output", output)).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("error: " + output.resolve("report.html")
                        + " exists already and was left as it is; choose another folder with --output\n");
    }

    @Test
    void aSourceOfItsOwnTestIsTestedOnThat() throws IOException {
        for (int i = 0; i < 3; i++) {
            image("train/airplane/" + i + ".png", Color.BLACK);
            image("train/truck/" + i + ".png", Color.BLACK);
        }
        image("val/airplane/1.png", Color.RED);

        assertThat(evaluate("--source", images)).as(terminal.err()).isZero();
        assertThat(terminal.out()).contains("on the test images of ").contains("accuracy                     1.0000");

        assertThat(evaluate("--source", images, "--split", "all"))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).contains("on all images of ").contains("accuracy                     0.5714");
    }

    @Test
    void classesThatTheNetworkDoesNotKnowAreRefusedWithBothSidesShown() throws IOException {
        image("truck/1.png", Color.BLACK);
        image("ant/1.png", Color.BLACK);

        assertThat(evaluate("--source", images)).isEqualTo(1);

        assertThat(terminal.err())
                .endsWith(
                        "error: the images have 2 classes [ant, truck], the model knows 10: [airplane, automobile, bird,"
                                + " cat, deer, dog, frog, horse, ship, truck], on images of 32x32x3; not among them: [ant];"
                                + " evaluate on images of the model's classes, a class folder called by its name, id or"
                                + " number\n");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void twoFoldersOfOneClassAreRefused() throws IOException {
        image("truck/1.png", Color.BLACK);
        image("Truck/1.png", Color.BLACK);
        assertThat(evaluate("--source", images)).isEqualTo(1);
        assertThat(terminal.err()).contains("not among them: [truck]");
    }

    @Test
    void digitsAreNoAirplanesThoughBothCountToTen() {
        assertThat(evaluate("--source", "{type: printedDigits, train: 10, validation: 10, test: 10}"))
                .isEqualTo(1);
        assertThat(terminal.err())
                .contains(
                        "error: the images of 28x28x1 have 10 classes [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], the model knows")
                .contains("on images of 32x32x3");
    }

    @Test
    void theNetworkAndTheImagesMustBeNamed() {
        assertThat(evaluate()).isEqualTo(2);
        assertThat(terminal.err()).startsWith("error: --model resnet20-cifar needs --source");
        assertThat(evaluate("runs/one", "--source", images)).isEqualTo(2);
        assertThat(terminal.err()).startsWith("error: give either the directory of a run or --model NAME");
        assertThat(terminal.run("evaluate")).isEqualTo(2);
        assertThat(evaluate("--source", images, "--batch-size", 0)).isEqualTo(2);
        assertThat(terminal.err()).startsWith("error: --batch-size must be at least 1, got 0");
        assertThat(evaluate("--source", images.resolve("none"))).isEqualTo(2);
        assertThat(terminal.err()).contains("is neither a folder nor a table", "nor the type of a source");
    }
}
