package org.convzoo.data.augmentation;

import org.convzoo.configs.AugmentationConfig.Interpolation;
import org.convzoo.configs.GeometricAugmentation;
import org.convzoo.data.Draws;
import org.convzoo.data.PixelBuffer;

/** Turns an image about its centre. */
final class Rotation implements ImageStep {

    private final GeometricAugmentation.Rotation config;
    private final double[] map = new double[6];

    Rotation(GeometricAugmentation.Rotation config) {
        this.config = config;
    }

    @Override
    public void apply(PixelBuffer image, Draws draws) {
        rotate(image, draws.between(-config.degrees(), config.degrees()), map, config.interpolation(), config.fill());
    }

    /**
     * Turns it.
     *
     * @param degrees counter-clockwise
     * @param map room for six numbers
     */
    static void rotate(PixelBuffer image, double degrees, double[] map, Interpolation sampling, int fill) {
        double turn = -Math.toRadians(degrees);
        double centreX = image.width() / 2.0;
        double centreY = image.height() / 2.0;
        map[0] = Math.cos(turn);
        map[1] = Math.sin(turn);
        map[3] = -Math.sin(turn);
        map[4] = Math.cos(turn);
        map[2] = centreX - map[0] * centreX - map[1] * centreY;
        map[5] = centreY - map[3] * centreX - map[4] * centreY;
        Warp.affine(image, map, sampling, fill);
    }
}
