package org.convzoo.data.augmentation;

import org.convzoo.data.Draws;
import org.convzoo.data.PixelBuffer;

/** Moves every value by a normally distributed amount, within black and white. */
record GaussianNoise(double sigma) implements ImageStep {

    @Override
    public void apply(PixelBuffer image, Draws draws) {
        byte[] pixels = image.pixels();
        for (int i = 0; i < image.length(); i++) {
            long moved = Math.round((pixels[i] & 0xFF) + 255 * sigma * draws.normal());
            pixels[i] = (byte) Math.min(Math.max(moved, 0), 255);
        }
    }
}
