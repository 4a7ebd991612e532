package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.convzoo.configs.Colour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in the formats that Java does not write were made with Pillow 9.4.0, and so were the values they should have. */
class ImageFormatsTest {

    private static final int HEIGHT = 24;
    private static final int WIDTH = 32;

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif", "tiff", "lossless.webp"})
    void whatIsStoredWithoutLossIsThereWhole(String file) throws IOException {
        RawImage image = decode(file(file), Colour.WHITE);

        assertThat(image.height()).isEqualTo(HEIGHT);
        assertThat(image.width()).isEqualTo(WIDTH);
        if (file.equals("gif")) {
            return; // 768 colours do not fit into its palette
        }
        assertThat(image.pixels()).isEqualTo(gradient().pixels());
    }

    @Test
    void lossyWebPIsNearWhatWasWritten() throws IOException {
        RawImage image = decode(file("lossy.webp"), Colour.WHITE);

        byte[] written = gradient().pixels();
        double difference = 0;
        for (int index = 0; index < written.length; index++) {
            difference += Math.abs((image.pixels()[index] & 0xFF) - (written[index] & 0xFF));
        }
        assertThat(difference / written.length)
                .as("mean difference in grey levels")
                .isLessThan(3);
    }

    @Test
    void progressiveJpegHasPillowsPixels() throws IOException {
        RawImage image = decode(file("progressive.jpg"), Colour.WHITE);

        assertThat(pixel(image, 0, 0)).containsExactly(0, 1, 2);
        assertThat(pixel(image, 5, 9)).containsExactly(70, 51, 55);
        assertThat(pixel(image, 12, 14)).containsExactly(112, 120, 105);
        assertThat(pixel(image, 23, 31)).containsExactly(249, 229, 218);
    }

    @Test
    void inksMixToPillowsColours() throws IOException {
        RawImage plain = decode(file("cmyk.jpg"), Colour.WHITE);
        assertThat(pixel(plain, 5, 9)).containsExactly(255, 0, 0);
        assertThat(pixel(plain, 12, 14)).containsExactly(0, 0, 255);

        RawImage luma = decode(file("ycck.jpg"), Colour.WHITE);
        int[][] places = {{0, 0}, {5, 9}, {12, 14}, {23, 31}};
        int[][] colours = {{255, 120, 255}, {255, 105, 255}, {177, 123, 157}, {0, 105, 0}};
        for (int place = 0; place < places.length; place++) {
            int[] found = pixel(luma, places[place][0], places[place][1]);
            for (int channel = 0; channel < 3; channel++) {
                assertThat(found[channel]).isCloseTo(colours[place][channel], within(1));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"white, 230, 204, 217", "black, 26, 0, 13", "'#0a141e', 34, 16, 37"})
    void transparencyLiesOnTheChosenColour(String background, int red, int green, int blue) throws IOException {
        RawImage image = decode(file("alpha.webp"), Colour.parse(background));

        assertThat(pixel(image, 0, 0)).as("opaque").containsExactly(0, 0, 0);
        assertThat(pixel(image, 0, 16)).as("128, 0, 64 with an opacity of 0.2").containsExactly(red, green, blue);
    }

    @Test
    void greyOnAColourBecomesColour() throws IOException {
        byte[] grey = new byte[] {0, 100};
        byte[] png = withTransparentGrey(grey, 100);

        RawImage image = decode(png, new Colour(10, 20, 30));

        assertThat(image.channels()).isEqualTo(3);
        assertThat(pixel(image, 0, 0)).containsExactly(0, 0, 0);
        assertThat(pixel(image, 0, 1)).containsExactly(10, 20, 30);
        assertThat(decode(png, Colour.WHITE).pixels()).containsExactly(0, 255);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sideways.png", "sideways.webp"})
    void orientationIsReadWhereverAFormatKeepsIt(String file) throws IOException {
        RawImage image = decode(file(file), Colour.WHITE);

        assertThat(image.height()).isEqualTo(WIDTH);
        assertThat(image.width()).isEqualTo(HEIGHT);
        // Orientation 6: the first column from below becomes the first row.
        assertThat(pixel(image, 0, 0)).containsExactly(0, 230, 92);
        assertThat(pixel(image, 31, 23)).containsExactly(248, 0, 124);
    }

    static Stream<Arguments> portableMaps() {
        return Stream.of(
                Arguments.of("P3 2 1 255 255 0 0  0 255 0", new int[] {255, 0, 0, 0, 255, 0}),
                Arguments.of("P2 # a comment\n3 1\n15\n0 5 15", new int[] {0, 85, 255}),
                Arguments.of("P1 3 1 101", new int[] {0, 255, 0}),
                Arguments.of("P5 2 1 255\n\u0001\u0002", new int[] {1, 2}),
                Arguments.of("P5 1 1 65535\n\u0080\u0000", new int[] {128}),
                Arguments.of("P6 1 1 255\n\u0001\u0002\u0003", new int[] {1, 2, 3}),
                Arguments.of("P4 9 2\n\u0080\u0000\u0000\u0080", new int[] {
                    0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0
                }));
    }

    @ParameterizedTest
    @MethodSource("portableMaps")
    void portableMapsAreRead(String file, int[] expected) throws IOException {
        RawImage image = decode(file.getBytes(StandardCharsets.ISO_8859_1), Colour.WHITE);

        int[] found = new int[image.pixels().length];
        Arrays.setAll(found, index -> image.pixels()[index] & 0xFF);
        assertThat(found).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "png",
                "bmp",
                "gif",
                "tiff",
                "LZW.tiff",
                "Deflate.tiff",
                "jpg",
                "lossless.webp",
                "lossy.webp",
                "alpha.webp",
                "progressive.jpg",
                "cmyk.jpg",
                "ycck.jpg",
                "ppm"
            })
    void aFileIsRefusedWhereverItIsCutOff(String file) throws IOException {
        byte[] whole = file(file);
        decode(whole.clone(), Colour.WHITE);

        for (int length = 1; length < whole.length; length += length > whole.length - 20 ? 1 : 1 + whole.length / 37) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> decode(part, Colour.WHITE))
                    .as("%s of %d bytes, cut off after %d", file, whole.length, length)
                    .isInstanceOf(BadImageException.class)
                    .hasMessageEndingWith("; send a whole image");
        }
    }

    @Test
    void aChangedBitInAPngIsNoticed() throws IOException {
        byte[] png = file("png");
        png[png.length / 2] ^= 4;

        assertThat(Failures.message(() -> decode(png, Colour.WHITE)))
                .isEqualTo(
                        "image odd is cut off or damaged (the checksum of its chunk IDAT is wrong); send a whole image");
    }

    @Test
    void theReasonStandsAlone() {
        assertThatThrownBy(() -> decode(new byte[0], Colour.WHITE))
                .isInstanceOfSatisfying(
                        BadImageException.class, bad -> assertThat(bad.reason()).isEqualTo("is empty"));
    }

    private static RawImage decode(byte[] file, Colour background) {
        return ImageDecoder.decode("odd", new ByteArrayInputStream(file), background);
    }

    /** Red 8 times the column, green 10 times the row, blue 4 times their sum. */
    private static RawImage gradient() {
        byte[] pixels = new byte[HEIGHT * WIDTH * 3];
        for (int index = 0; index < HEIGHT * WIDTH; index++) {
            pixels[3 * index] = (byte) (index % WIDTH * 8);
            pixels[3 * index + 1] = (byte) (index / WIDTH * 10);
            pixels[3 * index + 2] = (byte) (4 * (index % WIDTH + index / WIDTH));
        }
        return new RawImage(HEIGHT, WIDTH, 3, pixels);
    }

    /** A resource, or the gradient in a format that Java writes, with the compression that comes before it. */
    private static byte[] file(String name) throws IOException {
        try (InputStream stream = ImageFormatsTest.class.getResourceAsStream(name)) {
            if (stream != null) {
                return stream.readAllBytes();
            }
        }
        if (name.equals("ppm")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes("P6\n32 24\n255\n".getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(gradient().pixels());
            return bytes.toByteArray();
        }
        return written(name);
    }

    private static byte[] written(String name) throws IOException {
        String format = name.substring(name.indexOf('.') + 1);
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        if (!format.equals(name)) {
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType(name.substring(0, name.indexOf('.')));
        }
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        byte[] pixels = gradient().pixels();
        for (int index = 0; index < HEIGHT * WIDTH; index++) {
            int colour = (pixels[3 * index] & 0xFF) << 16
                    | (pixels[3 * index + 1] & 0xFF) << 8
                    | pixels[3 * index + 2] & 0xFF;
            image.setRGB(index % WIDTH, index / WIDTH, colour);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A grey PNG of one row in which one value stands for nothing. */
    private static byte[] withTransparentGrey(byte[] row, int transparent) throws IOException {
        BufferedImage image = new BufferedImage(row.length, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, row.length, 1, row);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        byte[] png = bytes.toByteArray();
        byte[] typeAndValue = {'t', 'R', 'N', 'S', 0, (byte) transparent};
        CRC32 checksum = new CRC32();
        checksum.update(typeAndValue);
        int headerEnd = 33;
        return ByteBuffer.allocate(png.length + 14)
                .put(png, 0, headerEnd)
                .putInt(2)
                .put(typeAndValue)
                .putInt((int) checksum.getValue())
                .put(png, headerEnd, png.length - headerEnd)
                .array();
    }

    private static int[] pixel(RawImage image, int row, int column) {
        int[] values = new int[3];
        Arrays.setAll(
                values,
                channel -> image.pixels()[
                                (row * image.width() + column) * image.channels()
                                        + Math.min(channel, image.channels() - 1)]
                        & 0xFF);
        return values;
    }
}
