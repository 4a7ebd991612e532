package org.convzoo.data.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.convzoo.data.Failures;
import org.convzoo.data.RawImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"images", "images.gz"})
    void imagesAreRead(String name) {
        Path file = IdxBytes.write(folder.resolve(name), IdxBytes.images(2));

        List<RawImage> images = new IdxFile(file, "").images(false);

        assertThat(images).hasSize(2);
        assertThat(images.get(1).height()).isEqualTo(2);
        assertThat(images.get(1).width()).isEqualTo(3);
        assertThat(images.get(1).pixels()).containsExactly(6, 7, 8, 9, 10, 11);
    }

    @Test
    void transposedImagesAreTurnedBack() {
        Path file = IdxBytes.write(folder.resolve("images"), IdxBytes.images(1));

        RawImage image = new IdxFile(file, "").images(true).get(0);

        assertThat(image.height()).isEqualTo(3);
        assertThat(image.width()).isEqualTo(2);
        assertThat(image.pixels()).containsExactly(0, 3, 1, 4, 2, 5);
    }

    @Test
    void labelsAreUnsigned() {
        Path file = IdxBytes.write(folder.resolve("labels.gz"), IdxBytes.labels(0, 9, 255));

        assertThat(new IdxFile(file, "").labels()).containsExactly(0, 9, 255);
    }

    @Test
    void labelsInPlaceOfImagesAreRefused() {
        assertImagesRefused(
                IdxBytes.labels(1, 2), "is not an IDX file of images: it begins with 0x00000801 instead of 0x00000803");
    }

    @Test
    void absurdCountIsRefusedBeforeAnythingIsAllocated() {
        assertImagesRefused(
                IdxBytes.of(new int[] {0x803, -1, 28, 28}), "claims 4294967295 images, allowed are 1 to 10000000");
    }

    @Test
    void absurdSizeIsRefused() {
        assertImagesRefused(
                IdxBytes.of(new int[] {0x803, 1, 28, 70_000}), "claims 70000 columns, allowed are 1 to 4096");
        assertImagesRefused(IdxBytes.of(new int[] {0x803, 1, 0, 28}), "claims 0 rows, allowed are 1 to 4096");
    }

    @Test
    void missingImagesAreCounted() {
        assertImagesRefused(Arrays.copyOf(IdxBytes.images(3), 16 + 15), "ends after 2 of 3 images");
    }

    @Test
    void countThatTheFileCannotHoldCostsNoMemory() {
        assertImagesRefused(IdxBytes.of(new int[] {0x803, 10_000_000, 4096, 4096}), "ends after 0 of 10000000 images");
    }

    @Test
    void trailingBytesAreRefused() {
        assertImagesRefused(Arrays.copyOf(IdxBytes.images(1), 16 + 7), "goes on after the last of its images");
    }

    @Test
    void headerCutOffIsRefused() {
        assertImagesRefused(new byte[] {0, 0, 8, 3, 0}, "ends too early");
        assertImagesRefused(new byte[0], "ends too early");
    }

    @Test
    void missingLabelsAreCounted() {
        Path file = IdxBytes.write(folder.resolve("labels"), IdxBytes.of(new int[] {0x801, 5}, 1, 2));

        assertThat(Failures.message(() -> new IdxFile(file, "get it").labels()))
                .isEqualTo(file + " ends after 2 of 5 labels; get it");
    }

    @Test
    void whatIsNotGzipIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("images.gz"), "<html>not found</html>");

        assertThat(Failures.message(() -> new IdxFile(file, "get it").images(false)))
                .isEqualTo(file + " is damaged (Not in GZIP format); get it");
    }

    @Test
    void damagedGzipIsRefused() throws IOException {
        Path file = IdxBytes.write(folder.resolve("images.gz"), IdxBytes.images(40));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 6] ^= 0x55;
        Files.write(file, bytes);

        assertThat(Failures.message(() -> new IdxFile(file, "get it").images(false)))
                .isEqualTo(file + " is damaged (Corrupt GZIP trailer); get it");
    }

    @Test
    void cutOffGzipIsRefused() throws IOException {
        Path file = IdxBytes.write(folder.resolve("images.gz"), IdxBytes.images(40));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(Failures.message(() -> new IdxFile(file, "get it").images(false)))
                .isEqualTo(file + " ends too early; get it");
    }

    private void assertImagesRefused(byte[] bytes, String reason) {
        Path file = IdxBytes.write(folder.resolve("images"), bytes);

        assertThat(Failures.message(() -> new IdxFile(file, "get it").images(false)))
                .isEqualTo(file + " " + reason + "; get it");
    }
}
