package org.convzoo.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import org.convzoo.configs.Colour;

/** The samples of a decoded image as they are stored: 8 bits each, grey or RGB, transparency laid on a background. */
final class RawPixels {

    private RawPixels() {}

    static RawImage of(BufferedImage image, Colour background) {
        ColorModel model = image.getColorModel();
        int space = model.getColorSpace().getType();
        boolean grey = space == ColorSpace.TYPE_GRAY;
        int type = image.getRaster().getSampleModel().getDataType();
        boolean integers =
                type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT || type == DataBuffer.TYPE_INT;
        if (model instanceof IndexColorModel
                || !(grey || space == ColorSpace.TYPE_RGB)
                || !integers
                || model.getComponentSize(0) > 16) {
            return space == ColorSpace.TYPE_CMYK && type == DataBuffer.TYPE_BYTE
                    ? CmykPixels.of(image.getRaster(), CmykPixels.Storage.INK)
                    : converted(image, background);
        }
        int channels = grey && (background.isGrey() || !model.hasAlpha()) ? 1 : 3;
        boolean bytes = image.getRaster().getSampleModel() instanceof PixelInterleavedSampleModel
                && type == DataBuffer.TYPE_BYTE
                && model.getComponentSize(0) == 8;
        return bytes && !model.hasAlpha() ? interleaved(image, channels) : sampled(image, channels, background);
    }

    /** The usual case, one byte a sample: pixels in rows, whatever the order of their colours. */
    private static RawImage interleaved(BufferedImage image, int channels) {
        Raster raster = image.getRaster();
        PixelInterleavedSampleModel layout = (PixelInterleavedSampleModel) raster.getSampleModel();
        byte[] stored = ((DataBufferByte) raster.getDataBuffer()).getData();
        int origin = raster.getDataBuffer().getOffset();
        int[] bands = layout.getBandOffsets();
        byte[] pixels = new byte[image.getHeight() * image.getWidth() * channels];
        int target = 0;
        for (int row = 0; row < image.getHeight(); row++) {
            int source = origin
                    + layout.getOffset(-raster.getSampleModelTranslateX(), row - raster.getSampleModelTranslateY())
                    - bands[0];
            for (int column = 0; column < image.getWidth(); column++, source += layout.getPixelStride()) {
                for (int channel = 0; channel < channels; channel++) {
                    pixels[target++] = stored[source + bands[channel]];
                }
            }
        }
        return new RawImage(image.getHeight(), image.getWidth(), channels, pixels);
    }

    /** Any depth, with or without alpha. */
    private static RawImage sampled(BufferedImage image, int channels, Colour background) {
        Raster raster = image.getRaster();
        ColorModel model = image.getColorModel();
        int bands = raster.getNumBands();
        int colours = model.hasAlpha() ? bands - 1 : bands;
        int[] behind = {background.red(), background.green(), background.blue()};
        int[] largest = new int[bands];
        for (int band = 0; band < bands; band++) {
            largest[band] = (int) ((1L << model.getComponentSize(band)) - 1);
        }
        int[] row = new int[image.getWidth() * bands];
        byte[] pixels = new byte[image.getHeight() * image.getWidth() * channels];
        int target = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, image.getWidth(), 1, row);
            for (int source = 0; source < row.length; source += bands) {
                double opacity = model.hasAlpha() ? (double) row[source + colours] / largest[colours] : 1;
                for (int channel = 0; channel < channels; channel++) {
                    int band = Math.min(channel, colours - 1);
                    double value = 255.0 * row[source + band] / largest[band];
                    double weighted = model.isAlphaPremultiplied() ? value : value * opacity;
                    pixels[target++] = (byte) Math.round(weighted + behind[channel] * (1 - opacity));
                }
            }
        }
        return new RawImage(image.getHeight(), image.getWidth(), channels, pixels);
    }

    /** Palettes and rare colour spaces: Java's own conversion to sRGB. */
    private static RawImage converted(BufferedImage image, Colour background) {
        int behind = background.red() << 16 | background.green() << 8 | background.blue();
        byte[] pixels = new byte[image.getHeight() * image.getWidth() * 3];
        int[] row = new int[image.getWidth()];
        int target = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int colour : row) {
                double opacity = (colour >>> 24) / 255.0;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    pixels[target++] = (byte)
                            Math.round((colour >> shift & 0xFF) * opacity + (behind >> shift & 0xFF) * (1 - opacity));
                }
            }
        }
        return new RawImage(image.getHeight(), image.getWidth(), 3, pixels);
    }
}
