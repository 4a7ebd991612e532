package org.convzoo.data.augmentation;

import org.convzoo.configs.PixelAugmentation;
import org.convzoo.data.Draws;
import org.convzoo.data.PixelBuffer;

/**
 * Operations drawn one after the other, all of one strength: the list of Cubuk et al. 2019 (arXiv:1909.13719, figure 2)
 * and torchvision's scale of 31 magnitudes.
 */
final class RandAugment implements ImageStep {

    /** The largest magnitude; each operation reaches its own extreme there. */
    static final int LARGEST = 30;

    private final PixelAugmentation.RandAugment config;
    private final ToneOperations tones = new ToneOperations();
    private final double[] map = new double[6];

    RandAugment(PixelAugmentation.RandAugment config) {
        this.config = config;
    }

    /** What may be drawn, in torchvision's order. */
    enum Operation {
        IDENTITY,
        SHEAR_X,
        SHEAR_Y,
        TRANSLATE_X,
        TRANSLATE_Y,
        ROTATE,
        BRIGHTNESS,
        COLOUR,
        CONTRAST,
        SHARPNESS,
        POSTERIZE,
        SOLARIZE,
        AUTOCONTRAST,
        EQUALIZE;

        private static final Operation[] ALL = values();

        boolean goesBothWays() {
            return ordinal() >= SHEAR_X.ordinal() && ordinal() <= SHARPNESS.ordinal();
        }
    }

    @Override
    public void apply(PixelBuffer image, Draws draws) {
        for (int i = 0; i < config.operations(); i++) {
            Operation operation = Operation.ALL[draws.below(Operation.ALL.length)];
            boolean negative = operation.goesBothWays() && draws.chance(0.5);
            apply(operation, image, negative ? -1 : 1);
        }
    }

    /** @param sign 1 or -1, for operations that go both ways */
    void apply(Operation operation, PixelBuffer image, int sign) {
        double strength = (double) config.magnitude() / LARGEST;
        double signed = sign * strength;
        switch (operation) {
            case IDENTITY -> {}
            case SHEAR_X -> affine(image, 0, 0, 0, 0, Math.toDegrees(Math.atan(0.3 * signed)), 0);
            case SHEAR_Y -> affine(image, 0, 0, 0, 0, 0, Math.toDegrees(Math.atan(0.3 * signed)));
            case TRANSLATE_X -> affine(image, 0, 0, (int) (150.0 / 331 * image.width() * signed), 0, 0, 0);
            case TRANSLATE_Y -> affine(image, 0, 0, 0, (int) (150.0 / 331 * image.height() * signed), 0, 0);
            case ROTATE -> Rotation.rotate(image, 30 * signed, map, config.interpolation(), config.fill());
            case BRIGHTNESS -> ColourOperations.brightness(image, 1 + 0.9 * signed);
            case COLOUR -> ColourOperations.saturation(image, 1 + 0.9 * signed);
            case CONTRAST -> ColourOperations.contrast(image, 1 + 0.9 * signed);
            case SHARPNESS -> Sharpness.change(image, 1 + 0.9 * signed);
            case POSTERIZE -> ToneOperations.posterize(image, 8 - (int) Math.rint(4 * strength));
            case SOLARIZE -> ToneOperations.solarize(image, 255 - 255 * strength);
            case AUTOCONTRAST -> tones.autocontrast(image);
            case EQUALIZE -> tones.equalize(image);
        }
    }

    private void affine(
            PixelBuffer image,
            double centreX,
            double centreY,
            double moveX,
            double moveY,
            double shearX,
            double shearY) {
        AffineMap.write(map, centreX, centreY, 0, moveX, moveY, 1, shearX, shearY);
        Warp.affine(image, map, config.interpolation(), config.fill());
    }
}
