package org.convzoo.data.augmentation;

import org.convzoo.data.PixelBuffer;

/** Towards or away from the image smoothed by the kernel 1 1 1, 1 5 1, 1 1 1 (over 13), as Pillow's {@code ImageEnhance.Sharpness}. */
final class Sharpness {

    private Sharpness() {}

    /** @param factor 0 gives the smoothed image, 1 the image, 2 a sharper one; the outermost pixels stay */
    static void change(PixelBuffer image, double factor) {
        int channels = image.channels();
        int rowLength = image.width() * channels;
        byte[] source = image.pixels();
        byte[] target = image.spare(image.length());
        System.arraycopy(source, 0, target, 0, image.length());
        for (int row = 1; row < image.height() - 1; row++) {
            for (int i = row * rowLength + channels; i < (row + 1) * rowLength - channels; i++) {
                int sum = 4 * (source[i] & 0xFF);
                for (int line = i - rowLength; line <= i + rowLength; line += rowLength) {
                    sum += (source[line - channels] & 0xFF) + (source[line] & 0xFF) + (source[line + channels] & 0xFF);
                }
                int smooth = (int) (sum / 13f + 0.5f);
                target[i] = Blend.blended(smooth, source[i] & 0xFF, (float) factor);
            }
        }
        image.take(image.height(), image.width(), channels);
    }
}
