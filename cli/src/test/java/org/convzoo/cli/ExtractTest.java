package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features of red and blue pictures, by a network whose features are known: see {@link RednessWeights}. */
class ExtractTest {

    /** Of resnet20-cifar's 64 features, the one that is the redness. */
    private static final int REDNESS = 24;

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;
    private Path weights;
    private Path photos;

    @BeforeEach
    void prepare() throws IOException {
        terminal = new CapturedTerminal(folder);
        weights = RednessWeights.write(folder.resolve("redness.safetensors"));
        photos = folder.resolve("photos");
        write("blue/1.png", Color.BLUE);
        write("red/1.png", Color.RED);
        write("red/2.png", Color.RED);
    }

    private void write(String name, Color colour) throws IOException {
        Path file = photos.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, Pictures.png(colour));
    }

    private int extract(Object... more) {
        Object[] all = new Object[more.length + 7];
        System.arraycopy(
                new Object[] {"extract", "--model", "resnet20-cifar", "--weights", weights, "--source", photos},
                0,
                all,
                0,
                7);
        System.arraycopy(more, 0, all, 7, more.length);
        return terminal.run(all);
    }

    @Test
    void theFeaturesAreThoseOfTheImagesInTheirRows() throws IOException {
        Path csv = folder.resolve("out.csv");
        assertThat(extract("--output", csv, "--output", folder.resolve("out.npz")))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out())
                .contains("out.csv: 3 images x 64 features of ", "out.npz: 3 images x 64 features of ");
        List<String> lines = Files.readAllLines(csv).stream().sorted().toList();
        assertThat(lines).hasSize(4);
        String[] blue = lines.get(0).split(",");
        String[] red = lines.get(2).split(",");
        assertThat(blue[1] + red[1]).isEqualTo("bluered");
        assertThat(red[0]).endsWith("red/1.png").doesNotContain(folder.toString());
        assertThat(Double.parseDouble(red[2 + REDNESS])).isCloseTo(RednessWeights.FULL_RED, within(1e-3));
        assertThat(Double.parseDouble(blue[2 + REDNESS])).isZero();
        assertThat(folder.resolve("out.npz")).exists();
    }

    @Test
    void theSameFeaturesAreNotComputedTwice() {
        assertThat(extract("--output", folder.resolve("one.csv")))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.err()).contains("features of 3 images computed");
        assertThat(extract("--output", folder.resolve("other.csv"), "--pooling", "average+max"))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.err()).doesNotContain("images computed");
        assertThat(terminal.out()).contains("3 images x 128 features");
    }

    @Test
    void onePassWritesSeveralLayers() throws IOException {
        assertThat(extract("--layer", "conv3_1_relu", "--layer", "conv4_3_relu", "--output", folder.resolve("o.csv")))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.err()).containsOnlyOnce("images computed");
        assertThat(terminal.out()).contains("3 images x 32 features of conv3_1_relu", "x 64 features of conv4_3_relu");
        assertThat(Files.readAllLines(folder.resolve("o-conv3_1_relu.csv"))).hasSize(4);
        assertThat(folder.resolve("o.csv")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --layer s5 --output o.csv | resnet20-cifar has no layer s5
            --output o.xlsx | ends in none of the formats
            --pooling mean --output o.csv | --pooling must be average, max, averageMax, flatten or gem, got mean
            --batch-size 0 --output o.csv | --batch-size must be at least 1
            --output o.csv --output o.csv | each --output and each --layer is given once
            x.yaml --output o.csv | give either the CONFIG of a run or --model NAME
            """)
    void whatCannotBeIsToldInALine(String options, String message) {
        Object[] words =
                options.replace("o.csv", folder.resolve("o.csv").toString()).split(" ");
        assertThat(extract(words)).isEqualTo(2);
        assertThat(terminal.err()).contains(message).doesNotContain("Exception");
        assertThat(folder.resolve("o.csv")).doesNotExist();
    }

    @Test
    void aRunWithFeaturesSaysWhichOnes() throws IOException {
        Path config = Files.writeString(folder.resolve("run.yaml"), """
                name: redness
                model: {architecture: resnet20-cifar, weights: {file: redness.safetensors}}
                data: {source: {type: imageFolder, directory: photos}}
                features: {pooling: max, cache: none, classifier: {type: decisionTree}}
                """);
        assertThat(terminal.run("extract", config, "--output", folder.resolve("o.libsvm")))
                .as(terminal.err())
                .isZero();
        assertThat(Files.readString(folder.resolve("o.libsvm"))).contains(" " + (REDNESS + 1) + ":", "# red/1.png");
    }

    @Test
    void eachLayerOfAConfigurationHasItsFile() throws IOException {
        Path config = Files.writeString(folder.resolve("run.yaml"), """
                name: redness
                model: {architecture: resnet20-cifar, weights: {file: redness.safetensors}}
                data: {source: {type: imageFolder, directory: photos}}
                features:
                  layer: [conv3_1_relu, conv4_3_relu]
                  classifier: {type: logisticRegression, c: [0.1, 1], folds: 2}
                """);
        assertThat(terminal.run("extract", config, "--output", folder.resolve("o.csv")))
                .as(terminal.err())
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("o-conv3_1_relu.csv")).get(0))
                .endsWith(",f31");
        assertThat(Files.readAllLines(folder.resolve("o-conv4_3_relu.csv")).get(0))
                .endsWith(",f63");
        assertThat(folder.resolve("o.csv")).doesNotExist();
    }

    @Test
    void valuesOfAConfigurationAreOverridden() throws IOException {
        Path config = Files.writeString(folder.resolve("run.yaml"), """
                name: redness
                model: {architecture: resnet20-cifar, weights: imagenet}
                data: {source: {type: imageFolder, directory: absent}}
                features: {classifier: {type: decisionTree}}
                """);
        Object[] words = {
            "extract",
            config,
            "--set",
            "model.weights={file: redness.safetensors}",
            "--set",
            "data.source.directory=photos",
            "--output",
            folder.resolve("o.csv")
        };
        assertThat(terminal.run(words)).as(terminal.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("o.csv"))).hasSize(4);
        assertThat(terminal.run("extract", config, "--weights", weights, "--output", folder.resolve("p.csv")))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("beside a CONFIG write --set model.weights=");
    }

    @Test
    void aFolderInPlaceOfTheFileIsToldBeforeAnythingIsComputed() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("o.csv"));
        assertThat(extract("--output", taken)).isEqualTo(2);
        assertThat(terminal.err())
                .contains("--output " + taken + " is a folder; name a file in it")
                .doesNotContain("images computed");
    }

    @Test
    void aNetworkWithoutWeightsIsRefused() throws IOException {
        Path config = Files.writeString(folder.resolve("run.yaml"), """
                name: untrained
                model: {architecture: resnet20-cifar}
                data: {source: {type: imageFolder, directory: photos}}
                features: {classifier: {type: decisionTree}}
                """);
        assertThat(terminal.run("extract", config, "--output", folder.resolve("o.csv")))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("names no weights");
    }

    @Test
    void moreMemoryThanThereIsIsToldBeforeAnythingIsComputed() {
        // 70,000 rows of 16 x 32 x 32 float32 values
        assertThat(terminal.run(
                        "extract",
                        "--model",
                        "resnet20-cifar",
                        "--weights",
                        weights,
                        "--source",
                        "{type: printedDigits, train: 69000, validation: 500, test: 500}",
                        "--layer",
                        "conv1_relu",
                        "--pooling",
                        "flatten",
                        "--output",
                        folder.resolve("o.npy")))
                .isEqualTo(1);
        assertThat(terminal.err())
                .containsPattern(
                        "the features of 70,000 images, 16,384 each, need 4.3 GiB of memory outside of the Java"
                                + " heap, [0-4]\\.[0-9] GiB are free: pool them to fewer")
                .doesNotContain("images computed", "Exception");
        assertThat(folder.resolve("o.npy")).doesNotExist();
    }

    @Test
    void whatDoesNotFitIntoTheCacheIsComputedAndNotKept() throws IOException {
        Path config = Files.writeString(folder.resolve("run.yaml"), """
                name: redness
                model: {architecture: resnet20-cifar, weights: {file: redness.safetensors}}
                data: {source: {type: imageFolder, directory: photos}}
                features: {cache: {type: memory, limitGigabytes: 0.00000001}, classifier: {type: decisionTree}}
                """);
        assertThat(terminal.run("extract", config, "--output", folder.resolve("o.csv")))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.err()).contains("are computed and not kept, because ", "limitGigabytes allows");
        assertThat(Files.readAllLines(folder.resolve("o.csv"))).hasSize(4);
    }

    @Test
    void featuresThatAreNoNumbersAreNotWritten() throws IOException {
        byte[] file = Files.readAllBytes(weights);
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) bytes.getLong();
        JsonNode tensors = new ObjectMapper().readTree(file, Long.BYTES, header);
        // each is a number, their sum is none
        for (String bias : List.of("/layer3.1.bn2.bias", "/layer3.2.bn2.bias")) {
            int begin = tensors.at(bias + "/data_offsets/0").intValue();
            bytes.putFloat(Long.BYTES + header + begin, Float.MAX_VALUE);
        }
        Files.write(weights, file);
        assertThat(extract("--output", folder.resolve("o.parquet"))).isEqualTo(1);
        assertThat(terminal.err())
                .contains("error: image blue/1.png has the feature Infinity in column 0")
                .doesNotContain("Exception");
        assertThat(folder.resolve("o.parquet")).doesNotExist();
    }
}
