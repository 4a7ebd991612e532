package org.convzoo.data.augmentation;

import java.util.Arrays;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.PixelAugmentation;
import org.convzoo.configs.PixelAugmentation.RandomErasing.Content;
import org.convzoo.data.Draws;

/** Wipes a rectangle out of a normalised image; none where ten tries find none that fits. */
record RandomErasing(PixelAugmentation.RandomErasing config, ImageSize size) {

    private static final int TRIES = 10;

    /** @param prepared [C, H, W] */
    void apply(float[] prepared, Draws draws) {
        if (!draws.chance(config.probability())) {
            return;
        }
        double area = (double) size.height() * size.width();
        double lowest = Math.log(config.ratio().get(0));
        double highest = Math.log(config.ratio().get(1));
        for (int attempt = 0; attempt < TRIES; attempt++) {
            double wiped =
                    area * draws.between(config.scale().get(0), config.scale().get(1));
            double ratio = Math.exp(draws.between(lowest, highest));
            int height = (int) Math.rint(Math.sqrt(wiped * ratio));
            int width = (int) Math.rint(Math.sqrt(wiped / ratio));
            if (height > 0 && height < size.height() && width > 0 && width < size.width()) {
                int top = draws.below(size.height() - height + 1);
                int left = draws.below(size.width() - width + 1);
                wipe(prepared, top, left, height, width, draws);
                return;
            }
        }
    }

    private void wipe(float[] prepared, int top, int left, int height, int width, Draws draws) {
        for (int channel = 0; channel < size.channels(); channel++) {
            for (int row = top; row < top + height; row++) {
                int from = (channel * size.height() + row) * size.width() + left;
                if (config.content() == Content.MEAN) {
                    Arrays.fill(prepared, from, from + width, 0);
                    continue;
                }
                for (int i = from; i < from + width; i++) {
                    prepared[i] = (float) draws.normal();
                }
            }
        }
    }
}
