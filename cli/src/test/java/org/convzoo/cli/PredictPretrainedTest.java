package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predicting without any training, on weights whose answers are known. */
class PredictPretrainedTest {

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;
    private Path weights;
    private Path photos;

    @BeforeEach
    void prepare() throws IOException {
        terminal = new CapturedTerminal(folder);
        weights = RednessWeights.write(folder.resolve("redness.safetensors"));
        photos = Files.createDirectories(folder.resolve("photos"));
        for (String name : new String[] {"black", "red"}) {
            Files.write(photos.resolve(name + ".png"), Pictures.png(name.equals("red") ? Color.RED : Color.BLACK));
        }
    }

    private int predict(Object... arguments) {
        Stream<Object> network = Stream.of("predict", "--model", "resnet20-cifar", "--weights", weights);
        return terminal.run(Stream.concat(network, Stream.of(arguments)).toArray());
    }

    @Test
    void aBlockForEachImageNamesTheLikeliestClasses() {
        assertThat(predict(photos, "--top", 2)).as(terminal.err()).isZero();

        assertThat(terminal.out()).isEqualTo("""
                        %s
                           18.2 %%  truck
                           16.4 %%  ship
                        %s
                           62.5 %%  airplane
                            7.0 %%  truck
                        """.formatted(photos.resolve("black.png"), photos.resolve("red.png")));
        assertThat(terminal.err())
                .contains("loaded the whole network: 271,098 values")
                .contains("classes: cifar-10");
    }

    @Test
    void theMirrorImageOfOneColourSaysTheSame() {
        assertThat(predict(photos, "--top", 1, "--tta", "flip"))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.out())
                .isEqualTo(photos.resolve("black.png") + "   18.2 %  truck\n" + photos.resolve("red.png")
                        + "     62.5 %  airplane\n");
    }

    @Test
    void otherViewsAreRefusedWithThoseThereAre() {
        assertThat(predict(photos, "--tta", "fivecrop")).isEqualTo(2);

        assertThat(terminal.err())
                .contains("--tta must be one of flip, fiveCrop, tenCrop, got fivecrop (did you mean fiveCrop?)");
    }

    @Test
    void oneClassMakesOneLine() {
        assertThat(predict(photos, "--top", 1)).isZero();

        assertThat(terminal.out())
                .isEqualTo(photos.resolve("black.png") + "   18.2 %  truck\n" + photos.resolve("red.png")
                        + "     62.5 %  airplane\n");
    }

    @Test
    void probabilitiesAreThoseOfTheWeights() throws IOException {
        assertThat(predict(photos.resolve("red.png"), "--json", "--top", 10)).isZero();

        JsonNode document = new ObjectMapper().readTree(terminal.out());
        assertThat(document).hasSize(1);
        JsonNode first = document.at("/0/predictions/0");
        assertThat(first.get("label").asText()).isEqualTo("airplane");
        assertThat(first.get("id").asText()).isEqualTo("0");
        assertThat(first.get("index").asInt()).isZero();
        double airplane = Math.exp(RednessWeights.WEIGHT * RednessWeights.FULL_RED);
        assertThat(first.get("probability").asDouble()).isCloseTo(airplane / (54 + airplane), within(1e-5));
        double sum = 0;
        for (JsonNode one : document.at("/0/predictions")) {
            sum += one.get("probability").asDouble();
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
    }

    @Test
    void csvHasARowForEachClass() throws IOException {
        Path strange = photos.resolve("red, \"very\".png");
        Files.move(photos.resolve("red.png"), strange);

        assertThat(predict(strange, "--format", "csv", "--top", 2)).isZero();

        assertThat(terminal.out().lines().map(line -> line.replaceFirst("([0-9.]{5})[0-9]+$", "$1")))
                .containsExactly(
                        "file,rank,label,id,index,probability",
                        "\"" + strange.toString().replace("\"", "\"\"") + "\",1,airplane,0,0,0.624",
                        "\"" + strange.toString().replace("\"", "\"\"") + "\",2,truck,9,9,0.069");
    }

    @Test
    void jsonLinesHaveADocumentForEachImage() throws IOException {
        Files.writeString(photos.resolve("damaged.png"), "<html>gone</html>");

        assertThat(predict(photos, "--format", "jsonl", "--top", 1)).isEqualTo(1);

        JsonNode[] documents =
                terminal.out().lines().map(PredictPretrainedTest::json).toArray(JsonNode[]::new);
        assertThat(documents).hasSize(3);
        assertThat(documents[0].at("/predictions/0/label").asText()).isEqualTo("truck");
        assertThat(documents[1].get("file").asText())
                .isEqualTo(photos.resolve("damaged.png").toString());
        assertThat(documents[1].get("error").asText()).contains("it is a web page");
        assertThat(documents[2].at("/predictions/0/label").asText()).isEqualTo("airplane");
    }

    @Test
    void badImagesAreToldAndTheOthersGoOn() throws IOException {
        Files.writeString(photos.resolve("a-text.png"), "no picture");
        Files.write(photos.resolve("z-empty.jpg"), new byte[0]);
        Path missing = folder.resolve("missing.png");

        assertThat(predict(missing, photos, "--top", 1, "--batch-size", 2)).isEqualTo(1);

        assertThat(terminal.out().lines().map(line -> line.replaceFirst(".*%  ", "")))
                .containsExactly("truck", "airplane");
        assertThat(terminal.err().lines().filter(line -> line.startsWith("error: ")))
                .containsExactly(
                        "error: image " + missing + " does not exist; check the path",
                        "error: image " + photos.resolve("a-text.png")
                                + " is not an image in a known format (its first bytes are 6e 6f 20 70 69 63 74 75);"
                                + " delete it or put a whole image in its place",
                        "error: image " + photos.resolve("z-empty.jpg")
                                + " is empty; delete it or put a whole image in its place",
                        "error: 3 of 5 images could not be read");
    }

    @Test
    void anImageComesThroughStandardInput() throws IOException {
        terminal.send(Pictures.png(Color.RED));
        assertThat(predict("-", photos.resolve("black.png"), "--top", 1))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out().lines().map(line -> line.replaceFirst(" .*%  ", " ")))
                .containsExactly("- airplane", photos.resolve("black.png") + " truck");

        terminal.send(new byte[0]);
        assertThat(predict("-")).isEqualTo(1);
        assertThat(terminal.err()).contains("error: image from standard input is empty; send a whole image\n");
        assertThat(predict("-", "-")).isEqualTo(2);
        assertThat(terminal.err())
                .endsWith("error: - stands for the one image that standard input has; give it once\n");
    }

    @Test
    void pathsComeFromAList() throws IOException {
        String paths = photos.resolve("red.png") + "\n\n" + photos + "\n";
        terminal.send(paths.getBytes(StandardCharsets.UTF_8));
        assertThat(predict("--list", "-", "--top", 1)).as(terminal.err()).isZero();
        assertThat(terminal.out().lines().map(line -> line.replaceFirst(".*%  ", "")))
                .containsExactly("airplane", "truck", "airplane");

        Path list = Files.writeString(folder.resolve("list.txt"), paths);
        assertThat(predict("--list", list, "--top", 1)).isZero();
        assertThat(terminal.out().lines()).hasSize(3);

        Files.writeString(list, "\n");
        assertThat(predict("--list", list)).isEqualTo(1);
        assertThat(terminal.err()).endsWith("error: the list " + list + " is empty; it needs one path a line\n");
        assertThat(predict("--list", folder.resolve("none.txt"))).isEqualTo(1);
        assertThat(terminal.err()).contains("error: cannot read the list ").contains("it does not exist");
    }

    @Test
    void weightsWithoutAClassifierNameNothing() {
        RednessWeights.write(weights, name -> !name.startsWith("linear"));
        assertThat(predict(photos)).isEqualTo(1);
        assertThat(terminal.err()).contains("redness.safetensors").contains("has no classifier");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void weightsForColoursAreNotForGreyImages() {
        assertThat(predict(photos, "--set", "model.input=32x32x1")).isEqualTo(2);
        assertThat(terminal.err())
                .endsWith("error: model.input: the weights are for images of 3 channels, got 1 in 32x32x1\n");
    }

    @Test
    void weightsAreANameOrAFile() {
        assertThat(terminal.run("predict", "--model", "resnet20-cifar", "--weights", "idelbayev-cifar100", photos))
                .isEqualTo(2);
        assertThat(terminal.err())
                .startsWith(
                        "error: --weights idelbayev-cifar100 (did you mean idelbayev-cifar10?) is neither the name of"
                                + " published weights of resnet20-cifar (idelbayev-cifar10) nor a file: ");
        assertThat(terminal.run("predict", "--model", "resnet20-cifar", "--weights", "imagenet", photos))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("there are no ImageNet weights for resnet20-cifar");
        assertThat(terminal.run("predict", "--model", "lenet5", photos)).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("error: there are no published weights for lenet5; name a file of your own with --weights"
                        + " FILE\n");
        assertThat(terminal.run("predict", "--model", "resnet20-cifar", "--offline", photos))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("resnet20-12fca82f.th").contains("offline");
    }

    @Test
    void optionsThatContradictAreRefused() {
        refused("--weights, --set and --offline go with --model NAME", "runs/one", photos, "--weights", "imagenet");
        refused("give the directory of a run and images, or --model NAME and images");
        refused("give either images", "--model", "resnet20-cifar");
        refused("give either images", "--model", "resnet20-cifar", photos, "--list", "list.txt");
        refused("--json is a format of its own", "--model", "resnet20-cifar", photos, "--json", "--format", "csv");
        refused("--top must be at least 1, got 0", "--model", "resnet20-cifar", photos, "--top", 0);
        refused("--batch-size must be at least 1, got 0", "--model", "resnet20-cifar", photos, "--batch-size", 0);
        refused("expected one of [TEXT, CSV, JSONL]", "--model", "resnet20-cifar", photos, "--format", "xml");
    }

    private void refused(String message, Object... arguments) {
        assertThat(terminal.run(Stream.concat(Stream.of("predict"), Stream.of(arguments))
                        .toArray()))
                .as(terminal.err())
                .isEqualTo(2);
        assertThat(terminal.err()).contains(message);
        assertThat(terminal.out()).isEmpty();
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException wrong) {
            throw new AssertionError("not a JSON document: " + line, wrong);
        }
    }
}
