package org.convzoo.data.augmentation;

import org.convzoo.data.PixelBuffer;

/** From one image on towards another, and beyond where the factor is above 1: Pillow's {@code Image.blend}. */
final class Blend {

    private Blend() {}

    /** Each value v becomes from + factor (v - from). */
    static void fromLevel(PixelBuffer image, int from, float factor) {
        byte[] pixels = image.pixels();
        for (int i = 0; i < image.length(); i++) {
            pixels[i] = blended(from, pixels[i] & 0xFF, factor);
        }
    }

    /** A value between two (factor 0 to 1) or beyond the second. */
    static byte blended(int from, int to, float factor) {
        float value = from + factor * (to - from);
        return (byte) (int) Math.min(Math.max(value, 0), 255);
    }
}
