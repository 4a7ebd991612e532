package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done before and after a training leaves out the images that the training leaves out. */
class UnreadableImagesTest {

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;
    private Path config;

    @BeforeEach
    void folderWithAnEmptyFile() throws IOException {
        terminal = new CapturedTerminal(folder);
        for (int number = 0; number < 28; number++) {
            String split = number < 24 ? "train" : number < 26 ? "val" : "test";
            boolean dark = number % 2 == 0;
            Path file = folder.resolve("photos/" + split + (dark ? "/dark/" : "/light/") + number + ".png");
            Files.createDirectories(file.getParent());
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            image.setRGB(number % 8, 3, (dark ? Color.DARK_GRAY : Color.WHITE).getRGB());
            ImageIO.write(image, "png", file.toFile());
        }
        Files.createFile(folder.resolve("photos/train/dark/empty.png"));
        config = Files.writeString(folder.resolve("small.yaml"), """
                name: small
                seed: 7
                model: {architecture: lenet5}
                data:
                  source: {type: imageFolder, directory: photos}
                  batchSize: 4
                training:
                  epochs: 1
                  optimizer: {type: adam, learningRate: 0.001}
                """);
    }

    @Test
    void previewShowsTheOthers() throws IOException {
        Path page = folder.resolve("small.html");
        assertThat(terminal.run("data", "preview", config, "--output", page, "--images", 30, "--variants", 1))
                .as(terminal.err())
                .isZero();
        assertThat(Files.readString(page)).contains("train/dark/2.png").doesNotContain("empty.png");
        assertThat(terminal.run(
                        "data", "preview", config, "--output", page, "--images", 30, "--set", "data.onBadImage=fail"))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("empty.png is empty; delete it or put a whole image in its place");
    }

    @Test
    void rangeTestTellsThemAndGoesOn() {
        assertThat(terminal.run("lr-find", config, "--steps", 20, "--output", folder.resolve("rates")))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.err()).containsOnlyOnce("warning: image train/dark/empty.png is empty; it is left out");
        assertThat(terminal.run("lr-find", config, "--steps", 20, "--set", "data.badImageLimit=0"))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("1 of 29 images cannot be used, more than data.badImageLimit (0.0) allows");
        assertThat(terminal.run("lr-find", config, "--steps", 20, "--set", "data.onBadImage=fail"))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("empty.png is empty; delete it or put a whole image in its place");
    }

    @Test
    void ensembleAveragesWhatIsSaidAboutTheOthers() throws IOException {
        Files.createFile(folder.resolve("photos/test/dark/00.png"));
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        assertThat(terminal.run("train", config, "--run-dir", one, "--set", "data.badImageLimit=0.1"))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.run(
                        "train", config, "--run-dir", other, "--set", "data.badImageLimit=0.1", "--set", "seed=8"))
                .as(terminal.err())
                .isZero();
        Path output = folder.resolve("both");
        assertThat(terminal.run("ensemble", one, other, "--output", output))
                .as(terminal.err())
                .isZero();
        JsonNode report = new ObjectMapper().readTree(Files.readString(output.resolve("report.json")));
        assertThat(report.get("images").asInt()).isEqualTo(2);
        assertThat(report.get("notes").toString())
                .contains("1 of 30 images could not be used and were left out, 1 of them of the test")
                .contains("test/dark/00.png is empty");
    }
}
