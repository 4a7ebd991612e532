package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The road that a user takes, on a run that is made once. */
class TrainEvaluatePredictTest {

    @TempDir
    static Path folder;

    private static CapturedTerminal terminal;
    private static Path run;
    private static JsonNode result;

    @BeforeAll
    static void train() throws IOException {
        terminal = new CapturedTerminal(folder);
        run = folder.resolve("run");
        Path config = SmallRun.writeConfig(folder, 960, 3);
        int status = terminal.run("train", config, "--set", "training.epochs=2", "--run-dir", run, "--json");
        assertThat(status).as(terminal.err()).isZero();
        result = new ObjectMapper().readTree(terminal.out());
        assertThat(terminal.err())
                .contains("lenet5, 61,706 parameters, 10 classes; 960 images to train on")
                .contains("epoch 1/2  loss ")
                .contains("epoch 2/2  loss ");
    }

    @Test
    void learnsSomething() {
        assertThat(result.get("testAccuracy").asDouble()).isGreaterThan(0.5);
        assertThat(result.get("epochs")).hasSize(2);
    }

    @Test
    void leavesEverythingThatARunLeaves() throws IOException {
        assertThat(run)
                .isDirectoryContaining("glob:**/config.yaml")
                .isDirectoryContaining("glob:**/provenance.json")
                .isDirectoryContaining("glob:**/history.csv")
                .isDirectoryContaining("glob:**/model.zip")
                .isDirectoryContaining("glob:**/report.json")
                .isDirectoryContaining("glob:**/report.html");
        assertThat(Files.readString(run.resolve("config.yaml")))
                .contains("epochs: 2")
                .contains("beta1: 0.9");
        assertThat(Files.readAllLines(run.resolve("history.csv"))).hasSize(3);
        JsonNode provenance =
                new ObjectMapper().readTree(run.resolve("provenance.json").toFile());
        assertThat(provenance.get("seed").asInt()).isEqualTo(7);
        assertThat(provenance.get("dataFingerprint").asText()).matches("[0-9a-f]{64}");
        assertThat(provenance.get("precision").asText()).isEqualTo("float32");
        assertThat(provenance.get("oneDnn").asText()).isNotEmpty();
        assertThat(provenance.get("started").asText()).isEqualTo("2030-01-02T03:04:05Z");
        assertThat(Files.readString(run.resolve("report.html")))
                .startsWith("<!DOCTYPE html>")
                .contains("small");
    }

    @Test
    void stockDeeplearning4jOpensTheModel() throws IOException {
        ComputationGraph graph =
                ModelSerializer.restoreComputationGraph(run.resolve("model.zip").toFile(), true);
        assertThat(graph.numParams()).isEqualTo(61_706);
    }

    @Test
    void evaluateFindsWhatTrainFound() throws IOException {
        assertThat(terminal.run("evaluate", run, "--json")).as(terminal.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(terminal.out());
        assertThat(report.at("/metrics/accuracy").asDouble())
                .isEqualTo(result.get("testAccuracy").asDouble());
    }

    @Test
    void evaluateTakesAllImagesOfAnotherSource() throws IOException {
        String other = "{type: printedDigits, train: 30, validation: 20, test: 10}";
        assertThat(terminal.run("evaluate", run, "--source", other, "--json"))
                .as(terminal.err())
                .isZero();
        assertThat(new ObjectMapper().readTree(terminal.out()).get("images").asInt())
                .isEqualTo(60);
        assertThat(terminal.run("evaluate", run, "--source", other, "--split", "validation"))
                .isZero();
        assertThat(terminal.out()).contains("on the validation images of").contains("accuracy");
    }

    @Test
    void theModelAloneServesWhereverItIsCopiedTo() throws IOException {
        Path alone = Files.copy(run.resolve("model.zip"), folder.resolve("digits.zip"));
        String other = "{type: printedDigits, train: 30, validation: 20, test: 10}";
        assertThat(terminal.run("evaluate", run, "--source", other, "--json")).isZero();
        JsonNode ofTheRun = new ObjectMapper().readTree(terminal.out());
        assertThat(terminal.run("evaluate", alone, "--source", other, "--json"))
                .as(terminal.err())
                .isZero();
        JsonNode ofTheArchive = new ObjectMapper().readTree(terminal.out());
        assertThat(ofTheArchive.get("images").asInt()).isEqualTo(60);
        assertThat(ofTheArchive.get("labels")).isEqualTo(ofTheRun.get("labels"));

        assertThat(terminal.run("evaluate", alone)).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("error: " + alone
                        + " does not say which images it was made for; name some to test it on with --source\n");

        Path image = folder.resolve("alone.png");
        write(image, 128);
        assertThat(terminal.run("predict", run, image, "--top", 3)).isZero();
        String answer = terminal.out();
        assertThat(terminal.run("predict", alone, image, "--top", 3))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).isEqualTo(answer);

        assertThat(terminal.run("predict", image, image)).isEqualTo(2);
        assertThat(terminal.err()).contains("is not the directory of a run");
    }

    @Test
    void evaluateSaysWhatASourceCanBe() {
        assertThat(terminal.run("evaluate", run, "--source", "no-such-folder")).isEqualTo(2);
        assertThat(terminal.err()).startsWith("error: --source no-such-folder is neither a folder nor a table in");
    }

    @Test
    void evaluateRefusesImagesOfOtherClasses() throws IOException {
        for (String name : new String[] {"cat", "dog"}) {
            Path images = Files.createDirectories(folder.resolve("pets").resolve(name));
            for (int i = 0; i < 10; i++) {
                write(images.resolve(i + ".png"), 20 * i);
            }
        }
        assertThat(terminal.run("evaluate", run, "--source", folder.resolve("pets")))
                .isEqualTo(1);
        assertThat(terminal.err()).startsWith("error: the images have 2 classes [cat, dog], the model knows 10:");
    }

    @Test
    void aRunFindsTheImagesThatLayBesideItsConfiguration() throws IOException {
        Path project = Files.createDirectories(folder.resolve("project"));
        for (String name : new String[] {"dark", "light"}) {
            Path images = Files.createDirectories(project.resolve("photos").resolve(name));
            for (int i = 0; i < 6; i++) {
                write(images.resolve(i + ".png"), name.equals("dark") ? i : 250 - i);
            }
        }
        Path config = project.resolve("photos.yaml");
        Files.writeString(config, """
                name: photos
                model: {architecture: lenet5}
                data: {source: {type: imageFolder, directory: photos}, batchSize: 4}
                training: {epochs: 1, optimizer: {type: adam}}
                """);
        Path elsewhere = folder.resolve("runs").resolve("photos");
        assertThat(terminal.run("train", config, "--run-dir", elsewhere))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.run("evaluate", elsewhere)).as(terminal.err()).isZero();
        assertThat(terminal.run("train", elsewhere.resolve("config.yaml"), "--run-dir", folder.resolve("again")))
                .as(terminal.err())
                .isZero();
    }

    @Test
    void predictNamesImagesAndReportsBadOnes() throws IOException {
        Path scans = Files.createDirectories(folder.resolve("scans"));
        write(scans.resolve("a.png"), 255);
        write(scans.resolve("c.png"), 0);
        Files.writeString(scans.resolve("b.png"), "no picture");

        assertThat(terminal.run("predict", run, scans, "--top", "2")).isEqualTo(1);

        assertThat(terminal.out().lines())
                .hasSize(6)
                .allMatch(line -> line.matches(".*[ac]\\.png|  [ 0-9.]{5} %  \\d"));
        assertThat(terminal.err().lines())
                .hasSize(2)
                .first(STRING)
                .startsWith("error: image " + scans.resolve("b.png") + " is not an image");
        assertThat(terminal.err()).endsWith("error: 1 of 3 images could not be read\n");
    }

    @Test
    void theReportShowsLargePhotosSmall() throws IOException {
        Path photos = folder.resolve("noise");
        Random random = new Random(1);
        for (String name : new String[] {"one", "other"}) {
            Path images = Files.createDirectories(photos.resolve(name));
            for (int i = 0; i < 8; i++) {
                BufferedImage photo = new BufferedImage(700, 600, BufferedImage.TYPE_INT_RGB);
                for (int pixel = 0; pixel < 700 * 600; pixel++) {
                    photo.setRGB(pixel % 700, pixel / 700, random.nextInt());
                }
                ImageIO.write(photo, "png", images.resolve(i + ".png").toFile());
            }
        }
        Path config = Files.writeString(folder.resolve("noise.yaml"), """
                name: noise
                model: {architecture: lenet5, input: 32x32x3}
                data: {source: {type: imageFolder, directory: noise}, splits: {test: 0.5}}
                training: {epochs: 1, optimizer: {type: sgd}}
                """);
        Path noise = folder.resolve("noise-run");
        assertThat(terminal.run("train", config, "--run-dir", noise))
                .as(terminal.err())
                .isZero();
        String page = Files.readString(noise.resolve("report.html"));
        assertThat(page).as("the mistakes' pictures").contains("data:image/png;base64,");
        assertThat(page.length())
                .as("each picture of noise would have 1.7 million characters in full size")
                .isLessThan(1_600_000);
    }

    @Test
    void predictFollowsALinkToAFolder() throws IOException {
        write(Files.createDirectories(folder.resolve("scanned")).resolve("a.png"), 255);
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("scanned"));
        assertThat(terminal.run("predict", run, link)).as(terminal.err()).isZero();
        assertThat(terminal.out().lines())
                .first(STRING)
                .isEqualTo(link.resolve("a.png").toString());
    }

    @Test
    void predictPrintsOneJsonDocument() throws IOException {
        Path scan = folder.resolve("scan.png");
        write(scan, 90);
        assertThat(terminal.run("predict", run, scan, "--json", "--top", 3))
                .as(terminal.err())
                .isZero();
        JsonNode first = new ObjectMapper().readTree(terminal.out()).get(0);
        assertThat(first.get("predictions")).hasSize(3);
        assertThat(first.at("/predictions/0/probability").asDouble()).isBetween(0.1, 1.0);
    }

    @Test
    void anExistingRunIsNeverOverwritten() throws IOException {
        byte[] before = Files.readAllBytes(run.resolve("model.zip"));
        assertThat(terminal.run("train", folder.resolve("small.yaml"), "--run-dir", run))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("exists already and was left as it is");
        assertThat(Files.readAllBytes(run.resolve("model.zip"))).isEqualTo(before);
    }

    @Test
    void aFinishedRunIsNotResumed() {
        assertThat(terminal.run("train", "--resume", run)).isEqualTo(2);
        assertThat(terminal.err()).contains("is complete");
    }

    private static void write(Path file, int grey) throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 20; x++) {
            for (int y = 0; y < 30; y++) {
                image.getRaster().setSample(x, y, 0, grey);
            }
        }
        ImageIO.write(image, "png", file.toFile());
    }
}
