package org.convzoo.training;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Image files as people have them, and as they should not be. */
final class OddImages {

    /** 32x24 pixels in WebP's lossless format, written by Pillow 9.4.0. */
    private static final String WEBP =
            "524946463e000000574542505650384c310000002f1fc00500098048dadf7b8688fea72e0082f01fae21a2ffa906a2699bea"
                    + "feff74edd4180402495bbced8f09385febf30600";

    private OddImages() {}

    /** Files that all can be read, by their names. */
    static Map<String, byte[]> readable() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("usual.jpg", written(BufferedImage.TYPE_INT_RGB, "jpg"));
        files.put("grey.jpg", written(BufferedImage.TYPE_BYTE_GRAY, "jpg"));
        files.put("colours.png", written(BufferedImage.TYPE_INT_RGB, "png"));
        files.put("palette.png", written(BufferedImage.TYPE_BYTE_INDEXED, "png"));
        files.put("deep.png", written(BufferedImage.TYPE_USHORT_GRAY, "png"));
        files.put("transparent.png", written(BufferedImage.TYPE_INT_ARGB, "png"));
        files.put("plain.bmp", written(BufferedImage.TYPE_INT_RGB, "bmp"));
        files.put("plain.tiff", written(BufferedImage.TYPE_INT_RGB, "tiff"));
        files.put("a-gif-named.jpg", written(BufferedImage.TYPE_BYTE_INDEXED, "gif"));
        files.put("lossless.webp", HexFormat.of().parseHex(WEBP));
        files.put("portable.pgm", "P2 2 2 9  0 3 6 9".getBytes(StandardCharsets.US_ASCII));
        return files;
    }

    /** Files of which none can be read, by their names. */
    static Map<String, byte[]> unreadable() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("empty.jpg", new byte[0]);
        files.put("cut.jpg", half(written(BufferedImage.TYPE_INT_RGB, "jpg")));
        files.put("cut.png", half(written(BufferedImage.TYPE_INT_RGB, "png")));
        files.put("cut.bmp", half(written(BufferedImage.TYPE_INT_RGB, "bmp")));
        files.put("cut.tiff", half(written(BufferedImage.TYPE_INT_RGB, "tiff")));
        files.put("cut.webp", half(HexFormat.of().parseHex(WEBP)));
        files.put("cut-gif.jpg", half(written(BufferedImage.TYPE_BYTE_INDEXED, "gif")));
        files.put("page.jpg", "<!DOCTYPE html><title>404</title>".getBytes(StandardCharsets.US_ASCII));
        files.put("phone.jpg", "1234ftypheic".getBytes(StandardCharsets.US_ASCII));
        files.put("words.png", "these are words".getBytes(StandardCharsets.US_ASCII));
        files.put("bomb.png", bomb());
        return files;
    }

    /** A good image, another one for each number. */
    static byte[] good(int number) {
        BufferedImage image = new BufferedImage(30, 30, BufferedImage.TYPE_BYTE_GRAY);
        for (int index = 0; index < 900; index++) {
            image.getRaster().setSample(index % 30, index / 30, 0, (index * (number + 3) + number * 40) & 0xFF);
        }
        return bytes(image, "png");
    }

    static void write(Path folder, Map<String, byte[]> files) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** A header that claims 3 thousand million pixels. */
    private static byte[] bomb() {
        byte[] png = written(BufferedImage.TYPE_BYTE_GRAY, "png");
        ByteBuffer header = ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 50_000);
        CRC32 checksum = new CRC32();
        checksum.update(png, 12, 17);
        header.putInt(29, (int) checksum.getValue());
        return png;
    }

    private static byte[] half(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    private static byte[] written(int type, String format) {
        BufferedImage image = new BufferedImage(40, 30, type);
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                image.setRGB(x, y, new Color(6 * x, 8 * y, 3 * (x + y), 4 * x + 90).getRGB());
            }
        }
        return bytes(image, format);
    }

    private static byte[] bytes(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("nobody writes " + format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
