package org.convzoo.data.augmentation;

import java.util.Arrays;
import org.convzoo.data.PixelBuffer;

/** Operations that look each value up in a table, one for all channels or one for each: Pillow's {@code ImageOps}. */
final class ToneOperations {

    private final byte[] table = new byte[256];
    private final int[] counts = new int[256];

    /** Keeps the highest bits of each value. */
    static void posterize(PixelBuffer image, int bits) {
        int mask = 0xFF << (8 - bits);
        byte[] pixels = image.pixels();
        for (int i = 0; i < image.length(); i++) {
            pixels[i] &= (byte) mask;
        }
    }

    /** Inverts values that are not below the threshold. */
    static void solarize(PixelBuffer image, double threshold) {
        byte[] pixels = image.pixels();
        for (int i = 0; i < image.length(); i++) {
            int value = pixels[i] & 0xFF;
            pixels[i] = (byte) (value < threshold ? value : 255 - value);
        }
    }

    /** Stretches each channel so that its darkest value becomes 0 and its brightest 255. */
    void autocontrast(PixelBuffer image) {
        for (int channel = 0; channel < image.channels(); channel++) {
            count(image, channel);
            int darkest = 0;
            while (counts[darkest] == 0) {
                darkest++;
            }
            int brightest = 255;
            while (counts[brightest] == 0) {
                brightest--;
            }
            if (brightest > darkest) {
                double scale = 255.0 / (brightest - darkest);
                double offset = -darkest * scale;
                for (int value = 0; value < 256; value++) {
                    table[value] = clipped((int) (value * scale + offset));
                }
                apply(image, channel);
            }
        }
    }

    /** Spreads the values of each channel so that all are about equally frequent. */
    void equalize(PixelBuffer image) {
        for (int channel = 0; channel < image.channels(); channel++) {
            count(image, channel);
            int brightest = 255;
            while (counts[brightest] == 0) {
                brightest--;
            }
            int step = (image.height() * image.width() - counts[brightest]) / 255;
            if (step == 0) {
                continue;
            }
            int before = step / 2;
            for (int value = 0; value < 256; value++) {
                table[value] = clipped(before / step);
                before += counts[value];
            }
            apply(image, channel);
        }
    }

    private void count(PixelBuffer image, int channel) {
        Arrays.fill(counts, 0);
        byte[] pixels = image.pixels();
        for (int i = channel; i < image.length(); i += image.channels()) {
            counts[pixels[i] & 0xFF]++;
        }
    }

    private void apply(PixelBuffer image, int channel) {
        byte[] pixels = image.pixels();
        for (int i = channel; i < image.length(); i += image.channels()) {
            pixels[i] = table[pixels[i] & 0xFF];
        }
    }

    private static byte clipped(int value) {
        return (byte) Math.min(Math.max(value, 0), 255);
    }
}
