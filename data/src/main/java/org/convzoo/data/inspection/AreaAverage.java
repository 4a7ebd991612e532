package org.convzoo.data.inspection;

import org.convzoo.data.RawImage;

/**
 * An image on a grid of cells of equal size, each the mean of the part of the image that it covers; pixels that lie in two
 * cells count in both by their share.
 */
final class AreaAverage {

    private AreaAverage() {}

    /** The means of grey levels, 0 to 255, [height, width]; colours become ITU-R BT.601 luma. */
    static float[] grey(RawImage image, int height, int width) {
        return of(image, height, width, 1);
    }

    /** An image of {@code height} x {@code width} with the channels of the original. */
    static RawImage scaled(RawImage image, int height, int width) {
        float[] means = of(image, height, width, image.channels());
        byte[] pixels = new byte[means.length];
        for (int position = 0; position < means.length; position++) {
            pixels[position] = (byte) Math.round(means[position]);
        }
        return new RawImage(height, width, image.channels(), pixels);
    }

    private static float[] of(RawImage image, int height, int width, int channels) {
        float[] cells = new float[height * width * channels];
        double[] running = new double[image.width() + 1];
        double[] row = new double[width];
        double rowsInCell = (double) image.height() / height;
        double columnsInCell = (double) image.width() / width;
        for (int y = 0; y < image.height(); y++) {
            int first = Math.min((int) (y / rowsInCell), height - 1);
            for (int channel = 0; channel < channels; channel++) {
                accumulate(image, y, channel, channels, running);
                average(running, columnsInCell, row);
                for (int cell = first; cell < height && cell * rowsInCell < y + 1; cell++) {
                    double share =
                            (Math.min(y + 1, (cell + 1) * rowsInCell) - Math.max(y, cell * rowsInCell)) / rowsInCell;
                    for (int column = 0; share > 0 && column < width; column++) {
                        cells[(cell * width + column) * channels + channel] += (float) (share * row[column]);
                    }
                }
            }
        }
        return cells;
    }

    /** Sums of a row from its left end: {@code running[x]} is that of the first x pixels. */
    private static void accumulate(RawImage image, int y, int channel, int channels, double[] running) {
        byte[] pixels = image.pixels();
        int position = y * image.width() * image.channels();
        for (int x = 0; x < image.width(); x++, position += image.channels()) {
            double value = channels == 1 && image.channels() == 3
                    ? 0.299 * (pixels[position] & 0xFF)
                            + 0.587 * (pixels[position + 1] & 0xFF)
                            + 0.114 * (pixels[position + 2] & 0xFF)
                    : pixels[position + channel] & 0xFF;
            running[x + 1] = running[x] + value;
        }
    }

    private static void average(double[] running, double columnsInCell, double[] row) {
        double before = 0;
        for (int cell = 0; cell < row.length; cell++) {
            double until = until(running, (cell + 1) * columnsInCell);
            row[cell] = (until - before) / columnsInCell;
            before = until;
        }
    }

    /** The sum of what lies left of a place that may be inside a pixel. */
    private static double until(double[] running, double place) {
        int whole = Math.min((int) place, running.length - 1);
        return whole == running.length - 1
                ? running[whole]
                : running[whole] + (place - whole) * (running[whole + 1] - running[whole]);
    }
}
