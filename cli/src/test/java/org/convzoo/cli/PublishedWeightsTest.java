package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published weights reach on real photos what their publishers' own software reaches. */
@Tag("real-data")
class PublishedWeightsTest {

    @TempDir
    private Path folder;

    private Path dataHome;
    private CapturedTerminal terminal;

    @BeforeEach
    void prepare() {
        String home = System.getenv("CONVZOO_DATA");
        // Tests run in the module's folder.
        dataHome = (home == null ? Path.of("../../shared/data") : Path.of(home)).toAbsolutePath();
        for (String needed : List.of("imagenet/samples", "weights", "cifar10")) {
            Assumptions.assumeTrue(
                    Files.isDirectory(dataHome.resolve(needed)),
                    () -> "skipped: no folder " + dataHome.resolve(needed).normalize()
                            + "; set CONVZOO_DATA to the folder that has " + needed);
        }
        terminal = new CapturedTerminal(dataHome);
    }

    /** SqueezeNet 1.1: torchvision's own count. MobileNet: measured here; Keras's publishers give 49.8 and 74.2 on other photos. */
    @ParameterizedTest
    @CsvSource({
        "squeezenet1_1, model.input=224x224x3, squeezenet1_1_imagenet.safetensors, 63, 86",
        "mobilenet,     model.width=0.25,      mobilenet_v1_025_224_keras_full.h5, 61, 83",
    })
    void classifyPhotos(String network, String setting, String file, int top1, int top5) throws IOException {
        JsonNode report = evaluate(network, setting, file, photosByClass().toString());

        assertThat(report.get("images").asInt()).isEqualTo(100);
        assertThat(report.get("correct").asInt()).isCloseTo(top1, within(1));
        assertThat(report.at("/metrics/top5Accuracy").asDouble() * 100).isCloseTo(top5, within(1.0));
        assertThat(report.get("notes").toString()).contains("100 of the network's 1000 classes, found by id");
        assertThat(report.has("confusionMatrix"))
                .as("a million numbers, which --output writes")
                .isFalse();
    }

    @Test
    void classifyTheTestImagesOfCifar10() throws IOException {
        JsonNode report = evaluate("resnet20-cifar", "model.shortcut=optionA", "resnet20-12fca82f.th", "cifar10");

        assertThat(report.get("images").asInt())
                .as("the training images are left out")
                .isEqualTo(10_000);
        assertThat(report.at("/metrics/accuracy").asDouble() * 100).isCloseTo(91.73, within(0.02));
    }

    @Test
    void nameWhatIsOnAPhoto() throws IOException {
        Path pizza = Files.list(dataHome.resolve("imagenet/samples"))
                .filter(photo -> photo.toString().contains("pizza"))
                .findFirst()
                .orElseThrow();
        assertThat(terminal.run(
                        "predict",
                        "--model",
                        "squeezenet1_1",
                        "--weights",
                        "squeezenet1_1_imagenet.safetensors",
                        pizza,
                        "--json"))
                .as(terminal.err())
                .isZero();
        JsonNode first = new ObjectMapper().readTree(terminal.out()).at("/0/predictions/0");
        assertThat(first.get("label").asText()).isEqualTo("pizza");
        assertThat(first.get("id").asText()).isEqualTo("n07873807");
        assertThat(first.get("index").asInt()).isEqualTo(963);
        assertThat(first.get("probability").asDouble()).isGreaterThan(0.9);
    }

    private JsonNode evaluate(String network, String setting, String file, String source) throws IOException {
        assertThat(terminal.run(
                        "evaluate",
                        "--model",
                        network,
                        "--set",
                        setting,
                        "--weights",
                        file,
                        "--source",
                        source,
                        "--json"))
                .as(terminal.err())
                .isZero();
        return new ObjectMapper().readTree(terminal.out());
    }

    /** The wnid is the first part of a photo's name. */
    private Path photosByClass() throws IOException {
        try (Stream<Path> photos = Files.list(dataHome.resolve("imagenet/samples"))) {
            for (Path photo : (Iterable<Path>) photos::iterator) {
                String name = photo.getFileName().toString();
                Path of = Files.createDirectories(folder.resolve(name.split("_")[0]));
                Files.copy(photo, of.resolve(name));
            }
        }
        return folder;
    }
}
