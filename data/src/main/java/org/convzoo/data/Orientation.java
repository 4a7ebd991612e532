package org.convzoo.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The EXIF orientation of a file and the turn that makes its image upright. */
final class Orientation {

    static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int APP1 = 0xE1;
    private static final String EXIF = "Exif\0\0";

    private Orientation() {}

    /** 1 to 8 as EXIF 2.3, 4.6.4 A counts; 1 where a JPEG or TIFF file says nothing or nothing sensible. */
    static int of(byte[] file) {
        try {
            for (JpegSegment segment : JpegSegment.of(file)) {
                if (segment.marker() == APP1 && segment.startsWith(EXIF, file)) {
                    int before = EXIF.length();
                    return ofTiff(ByteBuffer.wrap(file).slice(segment.start() + before, segment.length() - before));
                }
            }
            return ofTiff(ByteBuffer.wrap(file));
        } catch (IndexOutOfBoundsException broken) {
            // Cameras write broken EXIF blocks; viewers then show the image as it is stored.
            return UPRIGHT;
        }
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

    private static boolean isTiff(ByteBuffer bytes) {
        int mark = bytes.getInt(0);
        return mark == 0x49492A00 || mark == 0x4D4D002A;
    }

    private static int ofTiff(ByteBuffer tiff) {
        if (!isTiff(tiff)) {
            return UPRIGHT;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + 12 * entry;
            if (tiff.getShort(at) == TAG && tiff.getShort(at + 2) == SHORT) {
                int value = tiff.getShort(at + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
