package org.convzoo.data.augmentation;

import org.convzoo.data.Draws;
import org.convzoo.data.PixelBuffer;

/** Exchanges left and right, or top and bottom. */
enum Flip implements ImageStep {
    HORIZONTAL {
        @Override
        public void apply(PixelBuffer image, Draws draws) {
            int channels = image.channels();
            byte[] pixels = image.pixels();
            for (int row = 0; row < image.height(); row++) {
                int left = row * image.width() * channels;
                int right = left + (image.width() - 1) * channels;
                for (; left < right; left += channels, right -= channels) {
                    exchange(pixels, left, right, channels);
                }
            }
        }
    },
    VERTICAL {
        @Override
        public void apply(PixelBuffer image, Draws draws) {
            int rowLength = image.width() * image.channels();
            for (int row = 0; row < image.height() / 2; row++) {
                exchange(image.pixels(), row * rowLength, (image.height() - 1 - row) * rowLength, rowLength);
            }
        }
    };

    private static void exchange(byte[] pixels, int one, int other, int length) {
        for (int i = 0; i < length; i++) {
            byte kept = pixels[one + i];
            pixels[one + i] = pixels[other + i];
            pixels[other + i] = kept;
        }
    }
}
