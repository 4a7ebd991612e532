package org.convzoo.data;

import java.awt.image.Raster;
import java.util.List;
import java.util.Optional;

/**
 * Four inks to three colours as Pillow does it, without a profile: red = (1 - cyan) (1 - black), and so on; networks were
 * trained on that.
 */
final class CmykPixels {

    private static final int BANDS = 4;
    private static final int APP14 = 0xEE;
    private static final int TRANSFORM = 11;

    /** What the samples of a file are, 0 to 255. */
    enum Storage {
        /** Cyan, magenta, yellow and black; 255 is all ink. */
        INK,
        /** The same with 255 as no ink: what Adobe's programs write into JPEG files, and all others after them. */
        PAPER,
        /** Luma and two chromas of the first three (Adobe's YCCK), and PAPER's black. */
        LUMA
    }

    private CmykPixels() {}

    /** How a JPEG file with four components has them; empty for all other files. */
    static Optional<Storage> storage(byte[] file) {
        List<JpegSegment> segments = JpegSegment.of(file);
        if (segments.stream().noneMatch(segment -> segment.isFrame() && segment.components(file) == BANDS)) {
            return Optional.empty();
        }
        boolean luma = segments.stream()
                .anyMatch(segment -> segment.marker() == APP14
                        && segment.startsWith("Adobe", file)
                        && segment.length() > TRANSFORM
                        && file[segment.start() + TRANSFORM] == 2);
        return Optional.of(luma ? Storage.LUMA : Storage.PAPER);
    }

    /** The colours of an image; the raster has four bands of 8 bits. */
    static RawImage of(Raster raster, Storage storage) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int[] row = new int[width * BANDS];
        int[] paper = new int[BANDS];
        byte[] pixels = new byte[height * width * 3];
        int target = 0;
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int source = 0; source < row.length; source += BANDS) {
                System.arraycopy(row, source, paper, 0, BANDS);
                switch (storage) {
                    case INK -> invert(paper);
                    case PAPER -> {}
                    case LUMA -> convert(paper);
                }
                for (int ink = 0; ink < 3; ink++) {
                    pixels[target++] = (byte) Math.max(0, paper[3] - product(255 - paper[ink], paper[3]));
                }
            }
        }
        return new RawImage(height, width, 3, pixels);
    }

    private static void invert(int[] pixel) {
        for (int band = 0; band < BANDS; band++) {
            pixel[band] = 255 - pixel[band];
        }
    }

    /** JFIF's equations give the colours, of which Adobe's samples are the inverse. */
    private static void convert(int[] pixel) {
        double luma = pixel[0];
        double blue = pixel[1] - 128;
        double red = pixel[2] - 128;
        pixel[0] = 255 - clamp(luma + 1.402 * red);
        pixel[1] = 255 - clamp(luma - 0.344136286 * blue - 0.714136286 * red);
        pixel[2] = 255 - clamp(luma + 1.772 * blue);
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    /** a b / 255, rounded. */
    private static int product(int a, int b) {
        int shifted = a * b + 128;
        return (shifted >> 8) + shifted >> 8;
    }
}
