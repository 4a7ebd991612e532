package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that keep decoded images are those that decode them each time. */
class ImageCacheRunTest {

    private static final int IMAGES = 28;
    private static final int ENTRY = 512 + 8 * 8;

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;
    private Path config;
    private Path cache;

    @BeforeEach
    void folderWithABadImage() throws IOException {
        terminal = new CapturedTerminal(folder);
        cache = folder.resolve("image-cache");
        for (int number = 0; number < IMAGES; number++) {
            String split = number < 20 ? "train" : number < 24 ? "val" : "test";
            Path file = file("photos/" + split + (number % 2 == 0 ? "/even/" : "/odd/") + number + ".png");
            BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setSample(number % 8, 3, 0, 255);
            image.getRaster().setSample(number % 2, 5, 0, 9 * number);
            ImageIO.write(image, "png", file.toFile());
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-02T03:04:05Z")));
        }
        Files.createFile(file("photos/train/even/empty.png"));
        config = Files.writeString(folder.resolve("small.yaml"), """
                name: small
                seed: 7
                model: {architecture: lenet5}
                data:
                  source: {type: imageFolder, directory: photos}
                  batchSize: 4
                  augmentation: [{type: randomResizedCrop, scale: [0.5, 1]}]
                training:
                  epochs: 2
                  optimizer: {type: adam, learningRate: 0.001}
                """);
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    @Test
    void theNetworkIsTheSameToTheBitAndTheBadImageIsToldTheSame() throws IOException {
        byte[] decoded = trained("decoded");
        String bad = Files.readString(folder.resolve("decoded/bad-images.csv"));
        assertThat(cache).doesNotExist();

        assertThat(trained("filling", "--set", "data.cache=disk")).isEqualTo(decoded);
        assertThat(entries()).hasSize(IMAGES).allMatch(entry -> entry.toFile().length() == ENTRY);
        assertThat(trained("reading", "--set", "data.cache=disk")).isEqualTo(decoded);
        assertThat(entries()).hasSize(IMAGES);
        for (String run : List.of("filling", "reading")) {
            assertThat(folder.resolve(run).resolve("bad-images.csv")).hasContent(bad);
        }
    }

    @Test
    void aCacheThatCannotBeWrittenEndsNoRunAndIsSaidOnce() throws IOException {
        Files.createFile(cache);
        trained("run", "--set", "data.cache=disk", "--set", "training.epochs=1");
        assertThat(terminal.err())
                .containsOnlyOnce("warning: decoded images cannot be kept in " + cache + " (")
                .contains("): further ones are decoded each time");
    }

    @Test
    void planCountsItAndLeavesNone() throws IOException {
        assertThat(terminal.run("plan", config, "--json", "--set", "data.cache=disk"))
                .as(terminal.err())
                .isZero();
        JsonNode disk = new ObjectMapper().readTree(terminal.out()).get("disk");
        assertThat(disk.get("cacheBytes").asLong()).isBetween(ENTRY * (IMAGES - 2L), ENTRY * (IMAGES + 1L));
        assertThat(disk.get("bytes").asLong())
                .isEqualTo(disk.get("checkpointBytes").asLong()
                        + 2 * disk.get("modelBytes").asLong()
                        + disk.get("reportBytes").asLong()
                        + disk.get("cacheBytes").asLong());
        assertThat(terminal.run("plan", config, "--set", "data.cache={type: disk, limitGigabytes: 2.048e-6}"))
                .isZero();
        assertThat(terminal.out()).containsPattern("decoded\\s+images\\s+about\\s+2\\.0\\s+KiB");
        assertThat(cache).doesNotExist();
    }

    /** The parameters of the network. */
    private byte[] trained(String name, String... options) throws IOException {
        Path run = folder.resolve(name);
        Object[] words = Stream.concat(Stream.of("train", config, "--run-dir", run), Stream.of(options))
                .toArray();
        assertThat(terminal.run(words)).as(terminal.err()).isZero();
        try (ZipFile model = new ZipFile(run.resolve("model.zip").toFile())) {
            return model.getInputStream(model.getEntry("coefficients.bin")).readAllBytes();
        }
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
