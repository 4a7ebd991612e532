package org.convzoo.data.augmentation;

import org.convzoo.configs.GeometricAugmentation;
import org.convzoo.data.Draws;
import org.convzoo.data.PixelBuffer;

/** Moves the corners of an image inwards, as if it were seen from the side. */
final class Perspective implements ImageStep {

    private final GeometricAugmentation.Perspective config;
    private final double[] corners = new double[8];
    private final double[] map = new double[8];
    private final double[][] equations = new double[8][9];

    Perspective(GeometricAugmentation.Perspective config) {
        this.config = config;
    }

    @Override
    public void apply(PixelBuffer image, Draws draws) {
        int height = image.height();
        int width = image.width();
        int farX = (int) (config.distortion() * (width / 2));
        int farY = (int) (config.distortion() * (height / 2));
        // x and y of top left, top right, bottom right, bottom left
        corners[0] = draws.below(farX + 1);
        corners[1] = draws.below(farY + 1);
        corners[2] = width - 1 - draws.below(farX + 1);
        corners[3] = draws.below(farY + 1);
        corners[4] = width - 1 - draws.below(farX + 1);
        corners[5] = height - 1 - draws.below(farY + 1);
        corners[6] = draws.below(farX + 1);
        corners[7] = height - 1 - draws.below(farY + 1);
        toCorners(image, corners);
    }

    /** Brings the corners of an image to the given places. */
    void toCorners(PixelBuffer image, double[] places) {
        double right = image.width() - 1;
        double bottom = image.height() - 1;
        equate(0, places, 0, 0);
        equate(1, places, right, 0);
        equate(2, places, right, bottom);
        equate(3, places, 0, bottom);
        solve();
        Warp.perspective(image, map, config.interpolation(), config.fill());
    }

    /** The place of a corner in the outcome is looked up at the corner (x, y) of the image. */
    private void equate(int corner, double[] places, double x, double y) {
        double u = places[2 * corner];
        double v = places[2 * corner + 1];
        fill(equations[2 * corner], u, v, 1, 0, 0, 0, -x * u, -x * v, x);
        fill(equations[2 * corner + 1], 0, 0, 0, u, v, 1, -y * u, -y * v, y);
    }

    private static void fill(double[] equation, double... coefficients) {
        System.arraycopy(coefficients, 0, equation, 0, coefficients.length);
    }

    /** Gauss and Jordan, with the largest pivot of each column. */
    private void solve() {
        for (int column = 0; column < 8; column++) {
            int pivot = column;
            for (int row = column + 1; row < 8; row++) {
                if (Math.abs(equations[row][column]) > Math.abs(equations[pivot][column])) {
                    pivot = row;
                }
            }
            double[] found = equations[pivot];
            equations[pivot] = equations[column];
            equations[column] = found;
            for (int row = 0; row < 8; row++) {
                if (row != column) {
                    double factor = equations[row][column] / found[column];
                    for (int i = column; i < 9; i++) {
                        equations[row][i] -= factor * found[i];
                    }
                }
            }
        }
        for (int i = 0; i < 8; i++) {
            map[i] = equations[i][8] / equations[i][i];
        }
    }
}
