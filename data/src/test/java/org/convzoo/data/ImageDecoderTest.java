package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.convzoo.configs.Colour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

    private static final String REMEDY = "; delete it or put a whole image in its place";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff", "gif"})
    void coloursComeBackAsTheyWereStored(String format) throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0xFF3366);
        image.setRGB(1, 0, 0x003399);

        assertPixels(written(image, format), 1, 2, 3, 0xFF, 0x33, 0x66, 0x00, 0x33, 0x99);
    }

    @Test
    void greyStaysAsStored() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0, 100, 255});

        assertPixels(written(image, "png"), 1, 3, 1, 0, 100, 255);
    }

    @Test
    void sixteenBitsAreScaledToEight() throws IOException {
        BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSamples(0, 0, 4, 1, 0, new int[] {0, 257, 32_768, 65_535});

        assertPixels(written(image, "png"), 1, 4, 1, 0, 1, 128, 255);
    }

    @Test
    void paletteBecomesColours() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED);
        image.setRGB(0, 0, 0xFFFF0000);
        image.setRGB(1, 0, 0xFF00FF00);

        assertPixels(written(image, "png"), 1, 2, 3, 255, 0, 0, 0, 255, 0);
    }

    @Test
    void blackAndWhiteIsReadToo() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        image.setRGB(1, 0, 0xFFFFFFFF);

        assertPixels(written(image, "png"), 1, 2, 3, 0, 0, 0, 255, 255, 255);
    }

    @Test
    void transparencyLiesOnWhite() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, new Color(200, 0, 100, 255).getRGB());
        image.setRGB(1, 0, new Color(200, 0, 100, 51).getRGB());
        image.setRGB(2, 0, new Color(200, 0, 100, 0).getRGB());

        assertPixels(written(image, "png"), 1, 3, 3, 200, 0, 100, 244, 204, 224, 255, 255, 255);
    }

    @Test
    void cmykJpegBecomesRgb() throws IOException {
        RawImage image = ImageDecoder.decode(resource("cmyk.jpg"), Colour.WHITE);

        assertThat(image.channels()).isEqualTo(3);
        int[] upper = values(image, 3 * (2 * 16 + 8));
        int[] lower = values(image, 3 * (13 * 16 + 8));
        assertThat(upper[0]).as("magenta and yellow ink is red").isGreaterThan(180);
        assertThat(upper[1]).isLessThan(90);
        assertThat(lower[2]).as("cyan and magenta ink is blue").isGreaterThan(110);
        assertThat(lower[1]).isLessThan(90);
    }

    @Test
    void colourProfilesAreNotApplied() throws IOException {
        byte[] photo = Files.readAllBytes(resource("photo.jpg"));
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] identifier = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer profiled = ByteBuffer.allocate(photo.length + profile.length + identifier.length + 4);
        profiled.put(photo, 0, 2)
                .putShort((short) 0xFFE2)
                .putShort((short) (2 + identifier.length + profile.length))
                .put(identifier)
                .put(profile)
                .put(photo, 2, photo.length - 2);

        byte[] stored = ImageDecoder.decode(resource("photo.jpg"), Colour.WHITE).pixels();
        assertThat(ImageDecoder.decode("profiled", new ByteArrayInputStream(profiled.array()), Colour.WHITE)
                        .pixels())
                .isEqualTo(stored);
    }

    @Test
    void photoIsTurnedByItsExifOrientation() throws IOException {
        // Stored: left half white. Orientation 6: the left side is what should be up.
        RawImage image = ImageDecoder.decode(resource("sideways.jpg"), Colour.WHITE);

        assertThat(image.height()).isEqualTo(64);
        assertThat(image.width()).isEqualTo(48);
        assertThat(values(image, 0)[0]).isGreaterThan(250);
        assertThat(values(image, image.pixels().length - 3)[0]).isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.75, 0.95})
    void cutOffJpegIsRefused(double part) throws IOException {
        Path file = cut(resource("photo.jpg"), part);

        assertThat(Failures.message(() -> ImageDecoder.decode(file, Colour.WHITE)))
                .startsWith("image " + file + " is cut off or damaged (")
                .endsWith(")" + REMEDY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 0.9})
    void cutOffPngIsRefused(double part) throws IOException {
        BufferedImage image = ImageIO.read(resource("photo.jpg").toFile());
        Path file = cut(written(image, "png"), part);

        assertThat(Failures.message(() -> ImageDecoder.decode(file, Colour.WHITE)))
                .startsWith("image " + file + " ")
                .endsWith(REMEDY);
    }

    @Test
    void emptyFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.jpg"));

        assertThat(Failures.message(() -> ImageDecoder.decode(file, Colour.WHITE)))
                .isEqualTo("image " + file + " is empty" + REMEDY);
    }

    @Test
    void streamsAreReadAsFilesAre() throws IOException {
        byte[] photo = Files.readAllBytes(resource("sideways.jpg"));
        RawImage fromFile = ImageDecoder.decode(resource("sideways.jpg"), Colour.WHITE);
        RawImage fromStream = ImageDecoder.decode("from a pipe", new ByteArrayInputStream(photo), Colour.WHITE);
        assertThat(fromStream.pixels()).isEqualTo(fromFile.pixels());
        assertThat(fromStream.width()).isEqualTo(fromFile.width());

        assertThat(Failures.message(() ->
                        ImageDecoder.decode("from a pipe", new ByteArrayInputStream(photo, 0, 700), Colour.WHITE)))
                .startsWith("image from a pipe ")
                .endsWith("; send a whole image");
        assertThat(Failures.message(
                        () -> ImageDecoder.decode("from a pipe", InputStream.nullInputStream(), Colour.WHITE)))
                .isEqualTo("image from a pipe is empty; send a whole image");
    }

    @Test
    void absentFileIsNamed() {
        Path file = folder.resolve("absent.jpg");

        assertThat(Failures.message(() -> ImageDecoder.decode(file, Colour.WHITE)))
                .isEqualTo("image " + file + " does not exist; check the path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><title>404</title>|it is a web page",
                "<svg xmlns='x'/>|it is XML or SVG text",
                "1234ftypheic|it is HEIF, AVIF or a film; convert it to JPEG or PNG",
                "abc|its first bytes are 61 62 63"
            })
    void whatIsNoImageIsNamedForWhatItIs(String contentAndKind) throws IOException {
        String[] parts = contentAndKind.split("\\|");
        Path file = Files.writeString(folder.resolve("photo.jpg"), parts[0]);

        assertThat(Failures.message(() -> ImageDecoder.decode(file, Colour.WHITE)))
                .isEqualTo("image " + file + " is not an image in a known format (" + parts[1] + ")" + REMEDY);
    }

    @Test
    void headerThatClaimsTooMuchIsRefusedBeforeDecoding() throws IOException {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        byte[] png = Files.readAllBytes(written(image, "png"));
        ByteBuffer header = ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 50_000);
        CRC32 checksum = new CRC32();
        checksum.update(png, 12, 17);
        header.putInt(29, (int) checksum.getValue());
        Path file = Files.write(folder.resolve("bomb.png"), png);

        assertThat(Failures.message(() -> ImageDecoder.decode(file, Colour.WHITE)))
                .isEqualTo("image " + file + " claims 60000x50000 pixels, more than the 178000000 allowed" + REMEDY);
    }

    private Path written(BufferedImage image, String format) throws IOException {
        Path file = folder.resolve("image." + format);
        assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
        return file;
    }

    private Path resource(String name) throws IOException {
        try (InputStream stream = ImageDecoderTest.class.getResourceAsStream(name)) {
            return Files.write(folder.resolve(name), stream.readAllBytes());
        }
    }

    private Path cut(Path file, double part) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Files.write(
                folder.resolve("cut-" + file.getFileName()), Arrays.copyOf(bytes, (int) (bytes.length * part)));
    }

    private static void assertPixels(Path file, int height, int width, int channels, int... values) {
        RawImage image = ImageDecoder.decode(file, Colour.WHITE);
        assertThat(new int[] {image.height(), image.width(), image.channels()})
                .containsExactly(height, width, channels);
        int[] found = new int[image.pixels().length];
        Arrays.setAll(found, index -> Byte.toUnsignedInt(image.pixels()[index]));
        assertThat(found).containsExactly(values);
    }

    private static int[] values(RawImage image, int from) {
        int[] found = new int[3];
        Arrays.setAll(found, index -> Byte.toUnsignedInt(image.pixels()[from + index]));
        return found;
    }
}
