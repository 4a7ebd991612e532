package org.convzoo.data;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.convzoo.configs.Colour;
import org.convzoo.data.format.FileFormat;
import org.convzoo.data.format.PnmFile;
import org.convzoo.data.jpeg.BaselineJpeg;

/**
 * Reads image files: JPEG (CMYK and progressive too), PNG, GIF, BMP, TIFF, WebP, PBM, PGM, PPM and whatever else ImageIO has
 * a plug-in for. The first image of a file counts; its content tells the format, not its name.
 */
public final class ImageDecoder {

    /** More pixels than any photograph has: a header that claims more is a mistake or an attack. */
    static final long MOST_PIXELS = 178_000_000;

    /**
     * Goes with kept pixels. The number is raised whenever a file may give other pixels than before, by a change here or of
     * a plug-in; what comes with Java changes with it.
     */
    static final String VERSION = "1 with Java " + Runtime.version();

    private static final long MOST_BYTES = 1L << 30;
    private static final int BEGINNING = 512;
    private static final String TOO_MANY_BYTES = "has more than the " + MOST_BYTES + " bytes allowed";
    private static final String REMEDY = "; delete it or put a whole image in its place";

    private static final Set<String> EXTENSIONS =
            Set.of("jpg", "jpeg", "jpe", "png", "gif", "bmp", "tif", "tiff", "webp", "ppm", "pgm", "pbm");

    private ImageDecoder() {}

    /** Whether a file's name ends as an image's does; what is inside is not looked at. */
    public static boolean looksLikeAnImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /**
     * Decodes a file: upright by its EXIF orientation, 8 bits a channel, grey or RGB, transparency laid on a background.
     * Colour profiles are not applied, as in the recipes that published weights were trained with.
     *
     * @throws BadImageException naming the file and what to do, if it is not a whole image
     */
    public static RawImage decode(Path file, Colour background) {
        return decode(file, background, ImagePart.Choice.WHOLE);
    }

    /** The same; what lies outside the part is left to chance, so that it need not be decoded. */
    static RawImage decode(Path file, Colour background, ImagePart.Choice part) {
        Origin origin = new Origin(file.toString(), REMEDY);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw origin.bad(TOO_MANY_BYTES);
            }
            return decode(origin, Files.readAllBytes(file), background, part);
        } catch (NoSuchFileException absent) {
            throw new BadImageException(file.toString(), "does not exist", "; check the path", absent);
        } catch (IOException unreadable) {
            throw origin.unreadable(unreadable);
        }
    }

    /**
     * Decodes what a stream has until its end, as {@link #decode(Path, Colour)} does a file.
     *
     * @param name what messages call it
     * @throws BadImageException if it is not a whole image
     */
    public static RawImage decode(String name, InputStream stream, Colour background) {
        Origin origin = new Origin(name, "; send a whole image");
        try {
            byte[] bytes = stream.readNBytes((int) MOST_BYTES);
            if (stream.read() >= 0) {
                throw origin.bad(TOO_MANY_BYTES);
            }
            return decode(origin, bytes, background, ImagePart.Choice.WHOLE);
        } catch (IOException unreadable) {
            throw origin.unreadable(unreadable);
        }
    }

    /**
     * Looks at how a file begins; it may still be damaged further on.
     *
     * @throws BadImageException if that is no image in a known format
     */
    public static void check(Path file) {
        Origin origin = new Origin(file.toString(), REMEDY);
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] beginning = stream.readNBytes(BEGINNING);
            if (beginning.length == 0) {
                throw origin.bad("is empty");
            }
            if (FileFormat.of(beginning).isEmpty() && !known(beginning)) {
                throw origin.unknown(beginning);
            }
        } catch (IOException unreadable) {
            throw origin.unreadable(unreadable);
        }
    }

    /** Whether a plug-in takes a file for its own. */
    private static boolean known(byte[] bytes) throws IOException {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            return ImageIO.getImageReaders(stream).hasNext();
        }
    }

    private static RawImage decode(Origin origin, byte[] bytes, Colour background, ImagePart.Choice part)
            throws IOException {
        if (bytes.length == 0) {
            throw origin.bad("is empty");
        }
        Optional<FileFormat> format = FileFormat.of(bytes);
        format.flatMap(known -> known.damage(bytes)).ifPresent(damage -> {
            throw origin.cutOff(damage);
        });
        int orientation = Orientation.of(bytes);
        ImagePart.Choice ofStored = orientation == Orientation.UPRIGHT ? part : ImagePart.Choice.WHOLE;
        RawImage stored =
                switch (format.orElse(FileFormat.TIFF)) {
                    case PNM -> portable(origin, bytes);
                    case JPEG -> {
                        Optional<RawImage> usual = BaselineJpeg.decode(bytes, MOST_PIXELS, ofStored);
                        yield usual.isPresent() ? usual.get() : byPlugIn(origin, bytes, format, background);
                    }
                    case PNG, GIF, BMP, TIFF, WEBP -> byPlugIn(origin, bytes, format, background);
                };
        return Orientation.upright(stored, orientation);
    }

    private static RawImage portable(Origin origin, byte[] bytes) throws IOException {
        PnmFile file = PnmFile.header(bytes);
        origin.refuseTooMany(file.width(), file.height());
        return new RawImage(file.height(), file.width(), file.channels(), file.samples(bytes));
    }

    private static RawImage byPlugIn(Origin origin, byte[] bytes, Optional<FileFormat> format, Colour background)
            throws IOException {
        ColourProfile.hide(bytes);
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw origin.unknown(bytes);
            }
            ImageReader reader = readers.next();
            try {
                RawImage image = read(origin, reader, stream, CmykPixels.storage(bytes), background);
                return format.equals(Optional.of(FileFormat.PNG)) ? ColourKey.laidOn(background, image, bytes) : image;
            } finally {
                reader.dispose();
            }
        }
    }

    private static RawImage read(
            Origin origin,
            ImageReader reader,
            ImageInputStream stream,
            Optional<CmykPixels.Storage> cmyk,
            Colour background)
            throws IOException {
        Truncation truncation = new Truncation();
        reader.addIIOReadWarningListener(truncation);
        RawImage image;
        try {
            reader.setInput(stream, true, true);
            origin.refuseTooMany(reader.getWidth(0), reader.getHeight(0));
            image = cmyk.isPresent() && reader.canReadRaster()
                    ? CmykPixels.of(reader.readRaster(0, null), cmyk.get())
                    : RawPixels.of(reader.read(0), background);
        } catch (BadImageException known) {
            throw known;
        } catch (RuntimeException | LinkageError broken) {
            // Plug-ins meet broken files with whatever breaks first: a negative array size, an index out of bounds.
            throw new IOException(broken);
        }
        if (truncation.happened()) {
            throw origin.cutOff(truncation.warning());
        }
        return image;
    }

    /** What messages call an image, and what mends it. */
    private record Origin(String name, String remedy) {
        BadImageException bad(String reason) {
            return new BadImageException(name, reason, remedy, null);
        }

        BadImageException unknown(byte[] bytes) {
            return bad("is not an image in a known format (" + FileKind.of(bytes) + ")");
        }

        BadImageException cutOff(String how) {
            return bad("is cut off or damaged (" + how + ")");
        }

        BadImageException unreadable(IOException failure) {
            String reason = failure instanceof EOFException || failure.getCause() instanceof EOFException
                    ? "is cut off or damaged (it ends before its last pixel)"
                    : "cannot be read (" + FailureReason.of(failure) + ")";
            return new BadImageException(name, reason, remedy, failure);
        }

        void refuseTooMany(int width, int height) {
            if ((long) width * height > MOST_PIXELS) {
                throw bad("claims " + width + "x" + height + " pixels, more than the " + MOST_PIXELS + " allowed");
            }
        }
    }
}
