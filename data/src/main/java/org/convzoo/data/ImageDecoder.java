package org.convzoo.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.convzoo.configs.UserException;

/**
 * Reads image files: JPEG (CMYK too), PNG, GIF, BMP, TIFF and whatever else ImageIO has a plug-in for. The first image
 * of a file counts.
 */
public final class ImageDecoder {

    /** More pixels than any photograph has: a header that claims more is a mistake or an attack. */
    static final long MOST_PIXELS = 178_000_000;

    private static final long MOST_BYTES = 1L << 30;
    private static final String REMEDY = "; delete it or put a whole image in its place";

    private static final Set<String> EXTENSIONS = Set.of("jpg", "jpeg", "jpe", "png", "gif", "bmp", "tif", "tiff");

    private ImageDecoder() {}

    /** Whether a file's name ends as an image's does; what is inside is not looked at. */
    public static boolean looksLikeAnImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /**
     * Decodes a file: upright by its EXIF orientation, 8 bits a channel, grey or RGB, transparency laid on white.
     * Colour profiles are not applied, as in the recipes that published weights were trained with.
     *
     * @throws UserException naming the file and what to do, if it is not a whole image
     */
    public static RawImage decode(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw failed(file, "has " + Files.size(file) + " bytes, more than the " + MOST_BYTES + " allowed");
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length == 0) {
                throw failed(file, "is empty");
            }
            return Orientation.upright(decode(file, bytes), Orientation.of(bytes));
        } catch (NoSuchFileException absent) {
            throw UserException.failed("image " + file + " does not exist; check the path", absent);
        } catch (IOException unreadable) {
            throw UserException.failed(
                    "image " + file + " cannot be read (" + FailureReason.of(unreadable) + ")" + REMEDY, unreadable);
        }
    }

    private static RawImage decode(Path file, byte[] bytes) throws IOException {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw failed(file, "is not an image in a known format (" + FileKind.of(bytes) + ")");
            }
            ImageReader reader = readers.next();
            try {
                return read(file, reader, stream);
            } finally {
                reader.dispose();
            }
        }
    }

    private static RawImage read(Path file, ImageReader reader, ImageInputStream stream) throws IOException {
        Truncation truncation = new Truncation();
        reader.addIIOReadWarningListener(truncation);
        BufferedImage image;
        try {
            reader.setInput(stream, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw failed(
                        file,
                        "claims " + reader.getWidth(0) + "x" + reader.getHeight(0) + " pixels, more than the "
                                + MOST_PIXELS + " allowed");
            }
            image = reader.read(0);
        } catch (UserException known) {
            throw known;
        } catch (RuntimeException broken) {
            // Plug-ins meet broken files with whatever breaks first: a negative array size, an index out of bounds.
            throw new IOException(broken);
        }
        if (truncation.happened()) {
            throw failed(file, "is cut off or damaged (" + truncation.warning() + ")");
        }
        return RawPixels.of(image);
    }

    private static UserException failed(Path file, String what) {
        return UserException.failed("image " + file + " " + what + REMEDY);
    }
}
