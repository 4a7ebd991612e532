package org.convzoo.data.augmentation;

import org.convzoo.configs.GeometricAugmentation;
import org.convzoo.data.Draws;
import org.convzoo.data.PixelBuffer;

/** Turns, moves, scales and shears an image about its centre. */
final class Affine implements ImageStep {

    private final GeometricAugmentation.Affine config;
    private final double[] map = new double[6];

    Affine(GeometricAugmentation.Affine config) {
        this.config = config;
    }

    @Override
    public void apply(PixelBuffer image, Draws draws) {
        double degrees = draws.between(-config.degrees(), config.degrees());
        double farX = config.translate().get(0) * image.width();
        double farY = config.translate().get(1) * image.height();
        // whole pixels, so that an image that is only moved stays sharp
        double moveX = Math.rint(draws.between(-farX, farX));
        double moveY = Math.rint(draws.between(-farY, farY));
        double scale = draws.between(config.scale().get(0), config.scale().get(1));
        double shearX = config.shear().get(0) * draws.between(-1, 1);
        double shearY = config.shear().get(1) * draws.between(-1, 1);
        AffineMap.write(map, image.width() / 2.0, image.height() / 2.0, degrees, moveX, moveY, scale, shearX, shearY);
        Warp.affine(image, map, config.interpolation(), config.fill());
    }
}
