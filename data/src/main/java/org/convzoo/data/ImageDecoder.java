package org.convzoo.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
    private static final String TOO_MANY_BYTES = "has more than the " + MOST_BYTES + " bytes allowed";
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
        Origin origin = new Origin(file.toString(), REMEDY);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw origin.failed(TOO_MANY_BYTES);
            }
            return decode(origin, Files.readAllBytes(file));
        } catch (NoSuchFileException absent) {
            throw UserException.failed("image " + file + " does not exist; check the path", absent);
        } catch (IOException unreadable) {
            throw origin.unreadable(unreadable);
        }
    }

    /**
     * Decodes what a stream has until its end, as {@link #decode(Path)} does a file.
     *
     * @param name what messages call it
     * @throws UserException if it is not a whole image
     */
    public static RawImage decode(String name, InputStream stream) {
        Origin origin = new Origin(name, "; send a whole image");
        try {
            byte[] bytes = stream.readNBytes((int) MOST_BYTES);
            if (stream.read() >= 0) {
                throw origin.failed(TOO_MANY_BYTES);
            }
            return decode(origin, bytes);
        } catch (IOException unreadable) {
            throw origin.unreadable(unreadable);
        }
    }

    private static RawImage decode(Origin origin, byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            throw origin.failed("is empty");
        }
        ColourProfile.hide(bytes);
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw origin.failed("is not an image in a known format (" + FileKind.of(bytes) + ")");
            }
            ImageReader reader = readers.next();
            try {
                return Orientation.upright(read(origin, reader, stream), Orientation.of(bytes));
            } finally {
                reader.dispose();
            }
        }
    }

    private static RawImage read(Origin origin, ImageReader reader, ImageInputStream stream) throws IOException {
        Truncation truncation = new Truncation();
        reader.addIIOReadWarningListener(truncation);
        BufferedImage image;
        try {
            reader.setInput(stream, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MOST_PIXELS) {
                throw origin.failed("claims " + reader.getWidth(0) + "x" + reader.getHeight(0)
                        + " pixels, more than the " + MOST_PIXELS + " allowed");
            }
            image = reader.read(0);
        } catch (UserException known) {
            throw known;
        } catch (RuntimeException broken) {
            // Plug-ins meet broken files with whatever breaks first: a negative array size, an index out of bounds.
            throw new IOException(broken);
        }
        if (truncation.happened()) {
            throw origin.failed("is cut off or damaged (" + truncation.warning() + ")");
        }
        return RawPixels.of(image);
    }

    /** What messages call an image, and what mends it. */
    private record Origin(String name, String remedy) {
        UserException failed(String what) {
            return UserException.failed("image " + name + " " + what + remedy);
        }

        UserException unreadable(IOException reason) {
            return UserException.failed(
                    "image " + name + " cannot be read (" + FailureReason.of(reason) + ")" + remedy, reason);
        }
    }
}
