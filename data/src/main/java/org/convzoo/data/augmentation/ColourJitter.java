package org.convzoo.data.augmentation;

import org.convzoo.configs.PixelAugmentation;
import org.convzoo.data.Draws;
import org.convzoo.data.PixelBuffer;

/** Changes brightness, contrast, saturation and hue in random order. */
final class ColourJitter implements ImageStep {

    private final PixelAugmentation.ColourJitter config;
    private final int[] order = {0, 1, 2, 3};

    ColourJitter(PixelAugmentation.ColourJitter config) {
        this.config = config;
    }

    @Override
    public void apply(PixelBuffer image, Draws draws) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i; // what an earlier image has drawn must not matter
        }
        for (int remaining = order.length; remaining > 1; remaining--) {
            int drawn = draws.below(remaining);
            int kept = order[remaining - 1];
            order[remaining - 1] = order[drawn];
            order[drawn] = kept;
        }
        double brightness = factor(draws, config.brightness());
        double contrast = factor(draws, config.contrast());
        double saturation = factor(draws, config.saturation());
        double hue = config.hue() * draws.between(-1, 1);
        for (int operation : order) {
            if (operation == 0 && config.brightness() > 0) {
                ColourOperations.brightness(image, brightness);
            } else if (operation == 1 && config.contrast() > 0) {
                ColourOperations.contrast(image, contrast);
            } else if (operation == 2 && config.saturation() > 0) {
                ColourOperations.saturation(image, saturation);
            } else if (operation == 3 && config.hue() > 0) {
                ColourOperations.hue(image, hue);
            }
        }
    }

    private static double factor(Draws draws, double width) {
        return draws.between(Math.max(0, 1 - width), 1 + width);
    }
}
