package org.convzoo.data.augmentation;

import java.util.Arrays;
import org.convzoo.configs.AugmentationConfig.Interpolation;
import org.convzoo.data.PixelBuffer;

/**
 * Moves pixels: each pixel of the outcome is looked up where a map says that it came from. Pillow's arithmetic
 * ({@code Image.transform}), with its fixed-point coordinates for affine maps without interpolation.
 */
final class Warp {

    private static final int FRACTION_BITS = 16;

    private Warp() {}

    /**
     * Maps (x, y) of the outcome to (ax + by + c, dx + ey + f) of the image.
     *
     * @param map a, b, c, d, e, f
     * @param fill grey level of what lies outside
     */
    static void affine(PixelBuffer image, double[] map, Interpolation sampling, int fill) {
        if (sampling == Interpolation.NEAREST) {
            nearestAffine(image, map, fill);
        } else {
            warp(image, map[0], map[1], map[2], map[3], map[4], map[5], 0, 0, sampling, fill);
        }
    }

    /**
     * Maps (x, y) of the outcome to ((ax + by + c) / (gx + hy + 1), (dx + ey + f) / (gx + hy + 1)) of the image.
     *
     * @param map a, b, c, d, e, f, g, h
     */
    static void perspective(PixelBuffer image, double[] map, Interpolation sampling, int fill) {
        warp(image, map[0], map[1], map[2], map[3], map[4], map[5], map[6], map[7], sampling, fill);
    }

    private static void nearestAffine(PixelBuffer image, double[] map, int fill) {
        int height = image.height();
        int width = image.width();
        int channels = image.channels();
        byte[] source = image.pixels();
        byte[] target = image.spare(image.length());
        Arrays.fill(target, 0, image.length(), (byte) fill);
        long xRight = fixed(map[0]);
        long xDown = fixed(map[1]);
        long yRight = fixed(map[3]);
        long yDown = fixed(map[4]);
        long xRow = fixed(map[2] + map[0] * 0.5 + map[1] * 0.5);
        long yRow = fixed(map[5] + map[3] * 0.5 + map[4] * 0.5);
        int to = 0;
        for (int row = 0; row < height; row++, xRow += xDown, yRow += yDown) {
            long x = xRow;
            long y = yRow;
            for (int column = 0; column < width; column++, x += xRight, y += yRight, to += channels) {
                long from = x >> FRACTION_BITS;
                long line = y >> FRACTION_BITS;
                if (from >= 0 && from < width && line >= 0 && line < height) {
                    int pixel = (int) (line * width + from) * channels;
                    for (int channel = 0; channel < channels; channel++) {
                        target[to + channel] = source[pixel + channel];
                    }
                }
            }
        }
        image.take(height, width, channels);
    }

    private static long fixed(double value) {
        return (long) Math.floor(value * (1 << FRACTION_BITS) + 0.5);
    }

    private static void warp(
            PixelBuffer image,
            double a,
            double b,
            double c,
            double d,
            double e,
            double f,
            double g,
            double h,
            Interpolation sampling,
            int fill) {
        int height = image.height();
        int width = image.width();
        int channels = image.channels();
        byte[] target = image.spare(image.length());
        int to = 0;
        for (int row = 0; row < height; row++) {
            double y = row + 0.5;
            for (int column = 0; column < width; column++, to += channels) {
                double x = column + 0.5;
                double depth = g * x + h * y + 1;
                double fromX = (a * x + b * y + c) / depth;
                double fromY = (d * x + e * y + f) / depth;
                if (fromX >= 0 && fromX < width && fromY >= 0 && fromY < height) {
                    sample(image, fromX, fromY, sampling, target, to);
                } else {
                    Arrays.fill(target, to, to + channels, (byte) fill);
                }
            }
        }
        image.take(height, width, channels);
    }

    private static void sample(PixelBuffer image, double x, double y, Interpolation sampling, byte[] target, int to) {
        switch (sampling) {
            case NEAREST -> {
                int from = ((int) y * image.width() + (int) x) * image.channels();
                System.arraycopy(image.pixels(), from, target, to, image.channels());
            }
            case BILINEAR -> bilinear(image, x - 0.5, y - 0.5, target, to);
            case BICUBIC -> bicubic(image, x - 0.5, y - 0.5, target, to);
        }
    }

    private static void bilinear(PixelBuffer image, double x, double y, byte[] target, int to) {
        byte[] source = image.pixels();
        int channels = image.channels();
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double right = x - column;
        double down = y - row;
        int left = clamped(column, image.width()) * channels;
        int next = clamped(column + 1, image.width()) * channels;
        int above = clamped(row, image.height()) * image.width() * channels;
        int below = clamped(row + 1, image.height()) * image.width() * channels;
        for (int channel = 0; channel < channels; channel++) {
            double upper = between(source[above + left + channel], source[above + next + channel], right);
            double lower = between(source[below + left + channel], source[below + next + channel], right);
            target[to + channel] = (byte) (int) (upper + (lower - upper) * down);
        }
    }

    private static double between(byte one, byte other, double share) {
        int first = one & 0xFF;
        return first + ((other & 0xFF) - first) * share;
    }

    private static void bicubic(PixelBuffer image, double x, double y, byte[] target, int to) {
        byte[] source = image.pixels();
        int channels = image.channels();
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double right = x - column;
        double down = y - row;
        int[] columns = {
            clamped(column - 1, image.width()) * channels,
            clamped(column, image.width()) * channels,
            clamped(column + 1, image.width()) * channels,
            clamped(column + 2, image.width()) * channels
        };
        for (int channel = 0; channel < channels; channel++) {
            double first = alongRow(source, row - 1, columns, channel, right, image);
            double second = alongRow(source, row, columns, channel, right, image);
            double third = alongRow(source, row + 1, columns, channel, right, image);
            double fourth = alongRow(source, row + 2, columns, channel, right, image);
            double value = cubic(first, second, third, fourth, down);
            target[to + channel] = (byte) (int) Math.min(Math.max(value, 0), 255);
        }
    }

    private static double alongRow(
            byte[] source, int row, int[] columns, int channel, double share, PixelBuffer image) {
        int from = clamped(row, image.height()) * image.width() * image.channels() + channel;
        return cubic(
                source[from + columns[0]] & 0xFF,
                source[from + columns[1]] & 0xFF,
                source[from + columns[2]] & 0xFF,
                source[from + columns[3]] & 0xFF,
                share);
    }

    /** Keys 1981, equation 4, with a = -1, as Pillow has it here (its resizing takes -1/2). */
    private static double cubic(double first, double second, double third, double fourth, double share) {
        double linear = third - first;
        double square = 2 * (first - second) + third - fourth;
        double cube = second - first - third + fourth;
        return second + share * (linear + share * (square + share * cube));
    }

    private static int clamped(int index, int size) {
        return Math.min(Math.max(index, 0), size - 1);
    }
}
