package org.convzoo.data.augmentation;

import org.convzoo.data.Draws;
import org.convzoo.data.PixelBuffer;

/** Changes an image in 8 bits. Each thread has its own, so it may keep memory. */
interface ImageStep {

    /** @param draws what is left to chance */
    void apply(PixelBuffer image, Draws draws);

    /** This step with a probability. */
    default ImageStep sometimes(double probability) {
        return probability == 1
                ? this
                : (image, draws) -> {
                    if (draws.chance(probability)) {
                        apply(image, draws);
                    }
                };
    }
}
