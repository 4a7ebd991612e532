package org.convzoo.data.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.convzoo.data.ImagePart;
import org.convzoo.data.RawImage;
import org.convzoo.data.RealData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against ImageIO's reader, which is libjpeg; the files were written by Pillow 9.4.0 with libjpeg-turbo 2.1.5. */
class BaselineJpegTest {

    private static final long MANY = 1_000_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"420.jpg", "422.jpg", "444.jpg", "grey.jpg", "tiny.jpg"})
    void everyValueIsLibjpegs(String name) throws IOException {
        byte[] file = resource(name);

        RawImage image = BaselineJpeg.decode(file, MANY, ImagePart.Choice.WHOLE).orElseThrow();

        assertThat(image.pixels()).isEqualTo(byImageIo(file, image.channels()));
    }

    /** Wherever the part begins and ends, in the middle of a block or at the image's edge. */
    @ParameterizedTest
    @ValueSource(strings = {"420.jpg", "422.jpg", "444.jpg", "grey.jpg"})
    void aPartHasTheValuesOfTheWhole(String name) throws IOException {
        byte[] file = resource(name);
        RawImage whole = BaselineJpeg.decode(file, MANY, ImagePart.Choice.WHOLE).orElseThrow();
        int compared = 0;
        for (int top = 0; top < whole.height(); top += 5) {
            for (int left = 0; left < whole.width(); left += 3) {
                ImagePart part =
                        new ImagePart(top, left, Math.min(7, whole.height() - top), Math.min(11, whole.width() - left));
                RawImage image =
                        BaselineJpeg.decode(file, MANY, (height, width) -> part).orElseThrow();
                for (int row = top; row < top + part.height(); row++) {
                    int from = (row * whole.width() + left) * whole.channels();
                    int to = from + part.width() * whole.channels();
                    assertThat(Arrays.equals(image.pixels(), from, to, whole.pixels(), from, to))
                            .as("%s, row %d of %s", name, row, part)
                            .isTrue();
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void restartMarkersAreFollowed() throws IOException {
        byte[] file = withRestarts(resource("grey.jpg"));

        Optional<RawImage> image = BaselineJpeg.decode(file, MANY, ImagePart.Choice.WHOLE);

        assertThat(image.orElseThrow().pixels()).isEqualTo(byImageIo(file, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"420.jpg", "422.jpg", "444.jpg", "grey.jpg", "tiny.jpg"})
    void whatIsCutOffIsLeftToOthers(String name) throws IOException {
        byte[] file = resource(name);

        for (int length = 4; length < file.length; length++) {
            assertThat(BaselineJpeg.decode(Arrays.copyOf(file, length), MANY, ImagePart.Choice.WHOLE))
                    .as("%s, %d of %d bytes", name, length, file.length)
                    .isEmpty();
        }
        byte[] mended = Arrays.copyOf(file, file.length / 2 + 200);
        mended[mended.length - 2] = (byte) 0xFF;
        mended[mended.length - 1] = (byte) 0xD9;
        assertThat(BaselineJpeg.decode(mended, MANY, ImagePart.Choice.WHOLE))
                .as("cut off, but with an end")
                .isEmpty();
    }

    @Test
    void damageNeverBreaksTheDecoder() throws IOException {
        byte[] whole = resource("420.jpg");
        for (int place = 2; place < whole.length; place += 3) {
            byte[] file = whole.clone();
            file[place] ^= 0x5A;
            // Either pixels, or another decoder is asked; nothing is thrown and nothing runs on.
            assertThat(BaselineJpeg.decode(file, MANY, ImagePart.Choice.WHOLE))
                    .as("byte %d", place)
                    .isNotNull();
        }
    }

    @Test
    void tooManyPixelsAreLeftToOthers() throws IOException {
        assertThat(BaselineJpeg.decode(resource("420.jpg"), 45 * 37 - 1, ImagePart.Choice.WHOLE))
                .isEmpty();
    }

    @Test
    void progressiveFilesAndInksAreLeftToOthers() throws IOException {
        for (String name : List.of("../progressive.jpg", "../cmyk.jpg", "../ycck.jpg")) {
            assertThat(BaselineJpeg.decode(resource(name), MANY, ImagePart.Choice.WHOLE))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    @Tag("real-data")
    void photosHaveLibjpegsValues() throws IOException {
        try (Stream<Path> photos = Files.walk(RealData.folder("hymenoptera/val/ants"))) {
            int compared = 0;
            for (Path photo : photos.filter(Files::isRegularFile).sorted().toList()) {
                byte[] file = Files.readAllBytes(photo);
                Optional<RawImage> image = BaselineJpeg.decode(file, MANY, ImagePart.Choice.WHOLE);
                boolean profiled = new String(file, 0, Math.min(file.length, 30_000), StandardCharsets.ISO_8859_1)
                        .contains("ICC_PROFILE");
                if (image.isPresent() && !profiled) {
                    assertThat(image.get().pixels())
                            .as(photo.toString())
                            .isEqualTo(byImageIo(file, image.get().channels()));
                    compared++;
                }
            }
            assertThat(compared).isGreaterThan(40);
        }
    }

    private static byte[] byImageIo(byte[] file, int channels) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, true, true);
            BufferedImage image = reader.read(0);
            byte[] pixels = new byte[image.getHeight() * image.getWidth() * channels];
            for (int index = 0; index < pixels.length; index++) {
                int x = index / channels % image.getWidth();
                int y = index / channels / image.getWidth();
                pixels[index] = (byte) image.getRaster().getSample(x, y, index % channels);
            }
            return pixels;
        } finally {
            reader.dispose();
        }
    }

    /**
     * The same image with a restart after each block: Java's writer makes no restarts, so the blocks of an even grey picture,
     * of two bits each, are written by hand.
     */
    private static byte[] withRestarts(byte[] grey) {
        int scan = 0;
        while (grey[scan] != (byte) 0xFF || grey[scan + 1] != (byte) 0xDA) {
            scan++;
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(grey, 0, scan);
        file.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDD, 0, 4, 0, 1});
        file.write(grey, scan, 10);
        int blocks = (45 + 7) / 8 * ((37 + 7) / 8);
        for (int block = 0; block < blocks; block++) {
            // The standard code of annex K: a difference of 0 is 00, of 1 is 0101, and no other coefficient is 1010.
            file.write(block % 2 == 0 ? 0b00_1010_11 : 0b0101_1010);
            if (block < blocks - 1) {
                file.write(0xFF);
                file.write(0xD0 + block % 8);
            }
        }
        file.write(0xFF);
        file.write(0xD9);
        return file.toByteArray();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = BaselineJpegTest.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        }
    }
}
