package org.convzoo.data;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import org.convzoo.data.format.FileFormat;
import org.convzoo.data.format.PngFile;
import org.convzoo.data.format.RiffFile;
import org.convzoo.data.format.TiffFile;

/** The EXIF orientation of a file and the turn that makes its image upright. */
final class Orientation {

    static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final int APP1 = 0xE1;
    private static final String PREAMBLE = "Exif\0\0";

    private Orientation() {}

    /** 1 to 8 as EXIF 2.3, 4.6.4 A counts; 1 where a file says nothing or nothing sensible. */
    static int of(byte[] file) {
        try {
            OptionalInt found =
                    exif(file).map(exif -> TiffFile.number(exif, TAG)).orElse(OptionalInt.empty());
            return found.isPresent() && found.getAsInt() >= 1 && found.getAsInt() <= 8 ? found.getAsInt() : UPRIGHT;
        } catch (IndexOutOfBoundsException broken) {
            // Cameras write broken EXIF blocks; viewers then show the image as it is stored.
            return UPRIGHT;
        }
    }

    private static Optional<ByteBuffer> exif(byte[] file) {
        return switch (FileFormat.of(file).orElse(FileFormat.PNM)) {
            case JPEG -> ofJpeg(file);
            case PNG -> PngFile.chunk(file, "eXIf");
            case WEBP -> RiffFile.chunk(file, "EXIF").map(Orientation::withoutPreamble);
            case TIFF -> Optional.of(ByteBuffer.wrap(file));
            case GIF, BMP, PNM -> Optional.empty();
        };
    }

    private static Optional<ByteBuffer> ofJpeg(byte[] file) {
        return JpegSegment.of(file).stream()
                .filter(segment -> segment.marker() == APP1 && segment.startsWith(PREAMBLE, file))
                .map(segment -> ByteBuffer.wrap(file).slice(segment.start(), segment.length()))
                .map(Orientation::withoutPreamble)
                .findFirst();
    }

    /** What JPEG files have before EXIF data, and some writers put into WebP files too. */
    private static ByteBuffer withoutPreamble(ByteBuffer exif) {
        boolean there = exif.remaining() > PREAMBLE.length() && exif.get(0) == 'E' && exif.get(1) == 'x';
        return there ? exif.slice(PREAMBLE.length(), exif.remaining() - PREAMBLE.length()) : exif;
    }

    /** The image as a person would hold it. */
    static RawImage upright(RawImage image, int orientation) {
        if (orientation == UPRIGHT) {
            return image;
        }
        boolean swapped = orientation >= 5;
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int height = swapped ? image.width() : image.height();
        int width = swapped ? image.height() : image.width();
        byte[] turned = new byte[image.pixels().length];
        for (int row = 0, target = 0; row < height; row++) {
            for (int column = 0; column < width; column++, target += image.channels()) {
                int storedRow = swapped ? column : row;
                int storedColumn = swapped ? row : column;
                int y = fromBottom ? image.height() - 1 - storedRow : storedRow;
                int x = fromRight ? image.width() - 1 - storedColumn : storedColumn;
                System.arraycopy(
                        image.pixels(), (y * image.width() + x) * image.channels(), turned, target, image.channels());
            }
        }
        return new RawImage(height, width, image.channels(), turned);
    }
}
