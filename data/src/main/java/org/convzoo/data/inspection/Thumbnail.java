package org.convzoo.data.inspection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.convzoo.data.RawImage;

/** A small picture for a page. */
public final class Thumbnail {

    /** Below this nothing is lost by PNG, and hard edges stay hard. */
    private static final int LOSSLESS_SIDE = 64;

    private Thumbnail() {}

    /** A file's bytes: PNG if the picture is small, else JPEG; neither side is longer than {@code longest} pixels. */
    public static byte[] of(RawImage image, int longest) {
        double shrink = Math.min(1, (double) longest / Math.max(image.height(), image.width()));
        int height = (int) Math.max(1, Math.round(shrink * image.height()));
        int width = (int) Math.max(1, Math.round(shrink * image.width()));
        RawImage small = shrink < 1 ? AreaAverage.scaled(image, height, width) : image;
        String format = Math.max(height, width) <= LOSSLESS_SIDE ? "png" : "jpeg";
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(small.buffered(), format, bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a thumbnail cannot be written to memory", impossible);
        }
    }
}
