package org.convzoo.data;

import java.util.Arrays;
import org.convzoo.configs.ImageContract.Interpolation;

/**
 * Antialiased resizing in two passes, rows first, each rounded to 8 bits: Pillow's arithmetic, so that weights trained
 * with Pillow see the pixels they were trained on. Keeps its kernels and its buffers; not for use by several threads.
 */
final class Resampling {

    private static final int HALF = 1 << (ResamplingKernel.PRECISION_BITS - 1);

    private final Interpolation interpolation;
    private ResamplingKernel horizontal;
    private ResamplingKernel vertical;
    // Values 0 to 255, and sums of one row.
    private int[] narrowed = new int[0];
    private int[] sums = new int[0];
    private byte[] resized = new byte[0];

    Resampling(Interpolation interpolation) {
        this.interpolation = interpolation;
        this.horizontal = ResamplingKernel.of(1, 1, 0, 1, interpolation);
        this.vertical = horizontal;
    }

    /**
     * Resizes an image to {@code height} x {@code width} and returns the window of it that is wanted.
     *
     * @param source [sourceHeight, sourceWidth, channels]
     * @return [window.height, window.width, channels], valid until the next call
     */
    byte[] resize(
            byte[] source, int sourceHeight, int sourceWidth, int channels, int height, int width, Window window) {
        prepare(sourceHeight, sourceWidth, height, width, window);
        int firstRow = vertical.begin();
        int rows = vertical.end() - firstRow;
        if (narrowed.length < rows * window.width() * channels) {
            narrowed = new int[rows * window.width() * channels];
        }
        if (sums.length < window.width() * channels) {
            sums = new int[window.width() * channels];
        }
        resized = atLeast(resized, window.height() * window.width() * channels);
        narrow(source, sourceWidth, channels, firstRow, rows, window.width());
        shorten(firstRow, window.width() * channels);
        return resized;
    }

    /** The part of an image that such a window is computed from. */
    ImagePart part(int sourceHeight, int sourceWidth, int height, int width, Window window) {
        prepare(sourceHeight, sourceWidth, height, width, window);
        return new ImagePart(
                vertical.begin(),
                horizontal.begin(),
                vertical.end() - vertical.begin(),
                horizontal.end() - horizontal.begin());
    }

    private void prepare(int sourceHeight, int sourceWidth, int height, int width, Window window) {
        if (!horizontal.isFor(sourceWidth, width, window.left(), window.width())) {
            horizontal = ResamplingKernel.of(sourceWidth, width, window.left(), window.width(), interpolation);
        }
        if (!vertical.isFor(sourceHeight, height, window.top(), window.height())) {
            vertical = ResamplingKernel.of(sourceHeight, height, window.top(), window.height(), interpolation);
        }
    }

    private void narrow(byte[] source, int sourceWidth, int channels, int firstRow, int rows, int width) {
        for (int row = 0; row < rows; row++) {
            int from = (firstRow + row) * sourceWidth * channels;
            int to = row * width * channels;
            if (horizontal.isCopy()) {
                widen(source, from + horizontal.begin() * channels, to, width * channels);
            } else if (channels == 1) {
                narrowGrey(source, from, to, width);
                clamp(narrowed, to, width);
            } else {
                narrowColour(source, from, to, width);
                clamp(narrowed, to, width * channels);
            }
        }
    }

    private void widen(byte[] source, int from, int to, int length) {
        for (int position = 0; position < length; position++) {
            narrowed[to + position] = source[from + position] & 0xFF;
        }
    }

    private void narrowGrey(byte[] source, int from, int to, int width) {
        for (int column = 0; column < width; column++) {
            int[] weights = horizontal.weights()[column];
            int pixel = from + horizontal.first()[column];
            int sum = HALF;
            for (int weight : weights) {
                sum += weight * (source[pixel++] & 0xFF);
            }
            narrowed[to + column] = sum;
        }
    }

    private void narrowColour(byte[] source, int from, int to, int width) {
        for (int column = 0; column < width; column++) {
            int[] weights = horizontal.weights()[column];
            int pixel = from + horizontal.first()[column] * 3;
            int red = HALF;
            int green = HALF;
            int blue = HALF;
            for (int weight : weights) {
                red += weight * (source[pixel] & 0xFF);
                green += weight * (source[pixel + 1] & 0xFF);
                blue += weight * (source[pixel + 2] & 0xFF);
                pixel += 3;
            }
            int target = to + column * 3;
            narrowed[target] = red;
            narrowed[target + 1] = green;
            narrowed[target + 2] = blue;
        }
    }

    private void shorten(int firstRow, int rowLength) {
        for (int row = 0; row < vertical.first().length; row++) {
            int to = row * rowLength;
            if (vertical.isCopy()) {
                copy(row * rowLength, to, rowLength);
                continue;
            }
            int[] weights = vertical.weights()[row];
            int from = (vertical.first()[row] - firstRow) * rowLength;
            Arrays.fill(sums, 0, rowLength, HALF);
            for (int weight : weights) {
                if (weight != 0) {
                    add(weight, from, rowLength);
                }
                from += rowLength;
            }
            clamp(sums, 0, rowLength);
            for (int position = 0; position < rowLength; position++) {
                resized[to + position] = (byte) sums[position];
            }
        }
    }

    /** A loop that the compiler turns into vector instructions: all of it is int. */
    private void add(int weight, int from, int rowLength) {
        int[] rows = narrowed;
        int[] target = sums;
        for (int position = 0; position < rowLength; position++) {
            target[position] += weight * rows[from + position];
        }
    }

    private void copy(int from, int to, int length) {
        for (int position = 0; position < length; position++) {
            resized[to + position] = (byte) narrowed[from + position];
        }
    }

    /** Sums become values; without comparisons, which would keep the loop from becoming vector instructions. */
    private static void clamp(int[] sums, int from, int length) {
        for (int position = 0; position < length; position++) {
            int value = sums[from + position] >> ResamplingKernel.PRECISION_BITS;
            int notNegative = value & ~(value >> 31);
            sums[from + position] = (notNegative | 255 - notNegative >> 31) & 255;
        }
    }

    private static byte[] atLeast(byte[] buffer, int length) {
        return buffer.length >= length ? buffer : new byte[length];
    }

    /** The part of a resized image that is wanted. */
    record Window(int top, int left, int height, int width) {}
}
