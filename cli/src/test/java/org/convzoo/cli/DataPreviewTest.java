package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataPreviewTest {

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;
    private Path config;

    @BeforeEach
    void prepare() throws IOException {
        terminal = new CapturedTerminal(folder);
        config = SmallRun.writeConfig(folder, 40, 1);
    }

    @Test
    void aPictureHasATileForEachImageAndVariant() throws IOException {
        Path picture = folder.resolve("small.png");

        assertThat(preview(
                        "--output",
                        picture,
                        "--images",
                        3,
                        "--variants",
                        2,
                        "--set",
                        "data.augmentation=[verticalFlip]"))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.out()).isEqualTo(picture + "\n");
        BufferedImage found = ImageIO.read(picture.toFile());
        // 32 pixels are shown four times as large, with 10 between tiles and 48 for words below each row
        assertThat(found.getWidth()).isEqualTo(10 + 3 * (128 + 10));
        assertThat(found.getHeight()).isEqualTo(68 + 3 * (128 + 22 + 16 + 10));
        assertThat(tile(found, 0, 0)).as("without augmentation").isNotEqualTo(mirrored(found, 0, 0));
        for (int row = 0; row < 3; row++) {
            for (int column = 1; column < 3; column++) {
                assertThat(tile(found, row, column)).isIn(tile(found, row, 0), mirrored(found, row, 0));
            }
        }
    }

    @Test
    void aPageNamesTheSharesOfMixedImages() throws IOException {
        Path page = folder.resolve("small.html");

        assertThat(preview("--output", page, "--images", 4, "--seed", 3, "--set", "data.augmentation=[cutMix]"))
                .as(terminal.err())
                .isZero();

        assertThat(Files.readString(page))
                .contains("lenet5 sees 32x32x1, seed 3; cutMix")
                .containsPattern("<b>[0-9] [0-9]+ %, [0-9] [0-9]+ %</b>")
                .contains("data:image/png;base64,")
                .doesNotContain("http:");
    }

    @Test
    void anotherSeedShowsOtherImages() throws IOException {
        Path one = folder.resolve("one.png");
        Path same = folder.resolve("same.png");
        Path other = folder.resolve("other.png");
        preview("--output", one, "--images", 2);
        preview("--output", same, "--images", 2);
        preview("--output", other, "--images", 2, "--seed", 8);

        assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(same)).isNotEqualTo(Files.readAllBytes(other));
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThat(preview("--output", "small.jpg")).isEqualTo(2);
        assertThat(terminal.err()).contains("--output small.jpg is neither a .png nor a .html file; name one of them");
        assertThat(preview("--images", 0)).isEqualTo(2);
        assertThat(terminal.err()).contains("--images must be 1 to 1000, got 0");
        assertThat(preview("--set", "data.augmentation=[{type: dataVec, transform: java.lang.Thread}]"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("the class java.lang.Thread is no image transform");
    }

    @Test
    void signalsAreNoImages() {
        assertThat(preview("--set", "model={architecture: conv1d}", "--set", "data.source={type: waves}"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("data preview shows images, but the source has signals");
    }

    private int preview(Object... options) {
        Object[] arguments = new Object[options.length + 3];
        arguments[0] = "data";
        arguments[1] = "preview";
        arguments[2] = config;
        System.arraycopy(options, 0, arguments, 3, options.length);
        return terminal.run(arguments);
    }

    private static int[] tile(BufferedImage picture, int row, int column) {
        return picture.getRGB(10 + column * 138, 68 + row * 176, 128, 128, null, 0, 128);
    }

    /** Top and bottom exchanged. */
    private static int[] mirrored(BufferedImage picture, int row, int column) {
        int[] pixels = tile(picture, row, column);
        int[] other = new int[pixels.length];
        for (int line = 0; line < 128; line++) {
            System.arraycopy(pixels, line * 128, other, (127 - line) * 128, 128);
        }
        return other;
    }
}
