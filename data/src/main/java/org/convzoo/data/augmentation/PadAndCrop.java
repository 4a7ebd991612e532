package org.convzoo.data.augmentation;

import org.convzoo.configs.GeometricAugmentation.PadAndCrop.Frame;
import org.convzoo.data.Draws;
import org.convzoo.data.PixelBuffer;

/** Moves an image by up to so many pixels; a frame comes in at the sides that it leaves. */
record PadAndCrop(int padding, Frame frame) implements ImageStep {

    @Override
    public void apply(PixelBuffer image, Draws draws) {
        int down = draws.below(2 * padding + 1) - padding;
        int right = draws.below(2 * padding + 1) - padding;
        move(image, down, right);
    }

    /** The outcome's first row and column are the image's row {@code down} and column {@code right}. */
    void move(PixelBuffer image, int down, int right) {
        int height = image.height();
        int width = image.width();
        int channels = image.channels();
        byte[] source = image.pixels();
        byte[] target = image.spare(image.length());
        int to = 0;
        for (int row = 0; row < height; row++) {
            int line = inside(row + down, height);
            for (int column = 0; column < width; column++, to += channels) {
                int place = inside(column + right, width);
                for (int channel = 0; channel < channels; channel++) {
                    target[to + channel] =
                            line < 0 || place < 0 ? 0 : source[(line * width + place) * channels + channel];
                }
            }
        }
        image.take(height, width, channels);
    }

    /** The row or column that is shown at a place that may lie outside; -1 for black. */
    private int inside(int place, int size) {
        if (place >= 0 && place < size) {
            return place;
        }
        return switch (frame) {
            case BLACK -> -1;
            case EDGE -> place < 0 ? 0 : size - 1;
            case REFLECT -> Reflection.of(place, size);
        };
    }
}
