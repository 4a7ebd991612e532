package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run whose classifier learns from features: trained, tested, asked, resumed, and what stands in its way. */
class TrainOnFeaturesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;

    @BeforeEach
    void prepare() {
        terminal = new CapturedTerminal(folder);
    }

    private Path config(String features) throws IOException {
        return Files.writeString(folder.resolve("features.yaml"), """
                name: features
                seed: 7
                model: {architecture: lenet5}
                data:
                  source: {type: printedDigits, train: 300, validation: 60, test: 100}
                  batchSize: 32
                features: {%s}
                """.formatted(features));
    }

    private int train(Path config, Object... more) {
        Object[] arguments = new Object[more.length + 4];
        arguments[0] = "train";
        arguments[1] = config;
        arguments[2] = "--run-dir";
        arguments[3] = folder.resolve("run");
        System.arraycopy(more, 0, arguments, 4, more.length);
        return terminal.run(arguments);
    }

    private int lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).size();
    }

    private JsonNode report() throws IOException {
        return JSON.readTree(folder.resolve("run/report.json").toFile());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            layer: s4, pooling: flatten, classifier: {type: logisticRegression, c: [0.001, 0.1]} | 0.5
            layer: s4, pooling: averageMax, cache: none, classifier: {type: logisticRegression, c: [1], strategy: oneVsRest} | 0.12
            pooling: flatten, cache: memory, classifier: {type: linearSvm, c: [0.01]} | 0.5
            pooling: flatten, classifier: {type: linearSvm, c: [0.01], calibration: none, loss: hinge, strategy: crammerSinger} | 0.55
            pooling: flatten, classifier: {type: linearSvm, c: [0.01], calibration: isotonic, classWeights: balanced} | 0.45
            layer: s4, pooling: flatten, classifier: {type: kNearestNeighbours, neighbours: 3, distance: cosine} | 0.6
            layer: s4, pooling: gem, classifier: {type: randomForest, trees: 20} | 0.15
            classifier: {type: decisionTree, maxDepth: 12} | 0.2
            """)
    void theSavedModelSaysOfTheTestImagesWhatTheRunSaid(String features, double least) throws IOException {
        assertThat(train(config(features))).as(terminal.err()).isZero();
        JsonNode metrics = report().get("metrics");
        assertThat(metrics.get("accuracy").doubleValue()).isGreaterThan(least);

        assertThat(terminal.run("evaluate", folder.resolve("run"), "--json"))
                .as(terminal.err())
                .isZero();
        JsonNode again = JSON.readTree(terminal.out()).get("metrics");
        metrics.properties()
                .forEach(metric -> assertThat(again.get(metric.getKey()).doubleValue())
                        .as(metric.getKey())
                        .isCloseTo(metric.getValue().doubleValue(), within(1e-5)));
        assertThat(Files.readString(folder.resolve("run/report.html"))).contains("of each image: layer ");
    }

    @Test
    void cIsChosenByFoldsAndTheReportTellsOfEach() throws IOException {
        assertThat(train(config("layer: s4, pooling: flatten, classifier:"
                        + " {type: logisticRegression, c: [0.000001, 0.1], folds: 3}")))
                .as(terminal.err())
                .isZero();
        JsonNode facts = report().get("facts");
        assertThat(facts.get("Classifier").textValue()).isEqualTo("logistic regression, C = 0.1");
        assertThat(facts.get("Accuracy over 3 folds").textValue())
                .matches("[0-9.]+ % with C = 1.0E-6, [0-9.]+ % with C = 0.1");
        assertThat(facts.get("Learned from").textValue())
                .as("where C is chosen by folds, validation images are learned from too")
                .isEqualTo("360 images");
        assertThat(facts.has("Validation accuracy")).isFalse();
    }

    @Test
    void aSingleCLeavesTheValidationImagesForATest() throws IOException {
        assertThat(train(config("layer: s4, pooling: flatten, classifier: {type: logisticRegression, c: [0.1]}")))
                .as(terminal.err())
                .isZero();
        JsonNode facts = report().get("facts");
        assertThat(facts.get("Learned from").textValue()).isEqualTo("300 images");
        assertThat(facts.get("Validation accuracy").textValue()).matches("[0-9.]+ %");
    }

    @ParameterizedTest
    @ValueSource(strings = {"average", "max", "averageMax", "flatten"})
    void theOutputsOfTheNetworkItselfAreTheClassifiers(String pooling) throws IOException {
        assertThat(train(config(
                        "layer: s4, pooling: " + pooling + ", classifier: {type: logisticRegression, c: [0.1]}")))
                .as(terminal.err())
                .isZero();
        Path model = folder.resolve("run/model.zip");
        ComputationGraph network = ModelSerializer.restoreComputationGraph(model.toFile());
        assertThat(network.getConfiguration().getVertices().keySet())
                .as("the network ends behind the layer")
                .contains("s4")
                .doesNotContain("c5", "f6");
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + model.toUri()), Map.of())) {
            Files.delete(zip.getPath("convzoo/features.json"));
        }
        assertThat(terminal.run("evaluate", folder.resolve("run"), "--json"))
                .as(terminal.err())
                .isZero();
        assertThat(JSON.readTree(terminal.out()).at("/metrics/logLoss").doubleValue())
                .isCloseTo(report().at("/metrics/logLoss").doubleValue(), within(1e-4));
    }

    @Test
    void featuresAreExportedBesideTheReport() throws IOException {
        assertThat(train(config("layer: s4, pooling: flatten, classifier: {type: logisticRegression, c: [0.1]},"
                        + " export: [npy, libsvm, parquet]")))
                .as(terminal.err())
                .isZero();
        assertThat(lines("run/features-train.libsvm")).isEqualTo(300);
        assertThat(lines("run/features-validation.libsvm")).isEqualTo(60);
        assertThat(Files.size(folder.resolve("run/features-test.npy")))
                .as("100 rows of 400 floats behind a header of 128 bytes")
                .isEqualTo(128 + 100 * 400 * 4);
        assertThat(Files.size(folder.resolve("run/features-test.parquet"))).isGreaterThan(100 * 400 * 4);
        assertThat(train(config("classifier: {type: decisionTree}, export: [npy, npy]")))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("features.export names a kind of file twice");
    }

    @Test
    void predictNeedsNothingButTheArchive() throws IOException {
        assertThat(train(config("layer: s4, pooling: flatten, classifier: {type: linearSvm, c: [0.01]}")))
                .as(terminal.err())
                .isZero();
        Path alone = Files.copy(folder.resolve("run/model.zip"), folder.resolve("alone.zip"));
        Path image = Files.write(folder.resolve("red.png"), Pictures.png(Color.RED));
        CapturedTerminal other = new CapturedTerminal(folder);
        assertThat(other.run("predict", alone, image, "--json", "--top", 10))
                .as(other.err())
                .isZero();
        double sum = 0;
        for (JsonNode one : JSON.readTree(other.out()).at("/0/predictions")) {
            sum += one.get("probability").doubleValue();
        }
        assertThat(sum).isCloseTo(1, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            layer: c55, classifier: {type: decisionTree} | features.layer: lenet5 has no layer c55 (did you mean c5?)
            layer: output, classifier: {type: decisionTree} | features.layer: layer output of lenet5 already names the classes
            classifier: {type: logisticRegression, c: [1, 10], folds: 100} | features.yaml:7:70: features.classifier.folds: class '0' has 36 images to learn from, 100 folds need at least one each: choose at most 36 folds
            classifier: {type: kNearestNeighbours, neighbours: 301} | features.yaml:7:63: features.classifier.neighbours: there are 300 images to learn from, and 301 of them are to vote
            classifier: {type: logisticRegression, classWeights: {ten: 2}} | features.yaml:7:65: features.classifier.classWeights: the images have no class ten
            classifier: {type: linearSvm, penalty: l1, loss: hinge} | l1 goes with loss: squaredHinge
            classifier: {type: svm} | linearSvm
            """)
    void whatCannotBeIsToldInALine(String features, String message) throws IOException {
        assertThat(train(config(features))).isNotZero();
        assertThat(terminal.err()).contains(message).doesNotContain("Exception");
    }

    @Test
    void moreMemoryThanThereIsIsToldBeforeAnythingIsComputed() throws IOException {
        // 28 x 28 x 6 float32 values of each image
        assertThat(train(
                        config("layer: c1, pooling: flatten, classifier: {type: decisionTree}"),
                        "--set",
                        "data.source.train=300000"))
                .isEqualTo(1);
        assertThat(terminal.err())
                .containsPattern(
                        "the features of 300,000 images, 4,704 each, need 5.3 GiB of memory outside of the Java"
                                + " heap, [0-4]\\.[0-9] GiB are free: pool them to fewer")
                .doesNotContain("images computed", "Exception");
    }

    @Test
    void imagesOfOneClassTeachNothing() throws IOException {
        for (int i = 0; i < 8; i++) {
            Path image = folder.resolve("photos/red/" + i + ".png");
            Files.createDirectories(image.getParent());
            Files.write(image, Pictures.png(Color.RED));
        }
        assertThat(train(
                        config("classifier: {type: logisticRegression, c: [1]}"),
                        "--set",
                        "data.source={type: imageFolder, directory: " + folder.resolve("photos") + "}"))
                .isNotZero();
        assertThat(terminal.err()).contains("error: ").containsPattern("two class|only .*class|one class");
    }

    @Test
    void aRunThatWasStoppedGoesOnWithWhatItHasComputed() throws IOException {
        assertThat(train(config("layer: s4, pooling: flatten, classifier: {type: linearSvm, c: [0.01]}")))
                .as(terminal.err())
                .isZero();
        byte[] before = Files.readAllBytes(folder.resolve("run/report.json"));
        Files.delete(folder.resolve("run/report.html"));
        assertThat(terminal.run("train", "--resume", folder.resolve("run")))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.err()).as("all features are kept").doesNotContain("images computed");
        assertThat(JSON.readTree(before).get("metrics")).isEqualTo(report().get("metrics"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "lr-find"})
    void aNetworkThatStaysAsItIsHasNoEpochsToLookAheadTo(String verb) throws IOException {
        assertThat(terminal.run(verb, config("classifier: {type: decisionTree}")))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("has features instead of training");
    }

    @Test
    void aClassifierOfOtherFeaturesIsRefused() throws IOException {
        assertThat(train(config("layer: s4, pooling: flatten, classifier: {type: linearSvm, c: [0.01]}")))
                .as(terminal.err())
                .isZero();
        Path model = folder.resolve("run/model.zip");
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + model.toUri()), Map.of())) {
            Files.writeString(zip.getPath("convzoo/features.json"), "{\"layer\": \"s4\", \"pooling\": \"AVERAGE\"}");
        }
        CapturedTerminal other = new CapturedTerminal(folder);
        assertThat(other.run("evaluate", folder.resolve("run"))).isEqualTo(1);
        assertThat(other.err())
                .contains("is damaged: its classifier takes 400 features, its network's layer s4 gives 16");
        Files.copy(model, folder.resolve("broken.zip"), StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + model.toUri()), Map.of())) {
            Files.write(zip.getPath("convzoo/classifier.bin"), new byte[] {1, 0, 0});
        }
        CapturedTerminal third = new CapturedTerminal(folder);
        assertThat(third.run("evaluate", folder.resolve("run"))).isEqualTo(1);
        assertThat(third.err()).contains("its classifier.bin cannot be read");
    }

    @Test
    void foldsOfTheWholeRunAreNotForFeatures() throws IOException {
        assertThat(train(config("classifier: {type: decisionTree}"), "--set", "data.splits={folds: 3}", "--all-folds"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("set features.classifier.folds");
    }

    @Test
    void featuresAreOfImagesAsTheyAre() throws IOException {
        assertThat(train(config("classifier: {type: decisionTree}"), "--set", "data.augmentation=[horizontalFlip]"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("data.augmentation is for training");
        assertThat(List.of(folder.resolve("run"))).noneMatch(Files::exists);
    }
}
