package org.convzoo.data.augmentation;

import org.convzoo.configs.GeometricAugmentation;
import org.convzoo.data.Draws;
import org.convzoo.data.ImagePart;
import org.convzoo.data.ImagePreparation;
import org.convzoo.data.PixelBuffer;

/** Cuts out a part of random area and shape and resizes it; the central part where ten tries find none that fits. */
final class RandomResizedCrop implements ImageStep {

    private static final int TRIES = 10;

    private final GeometricAugmentation.RandomResizedCrop config;
    private final ImagePreparation preparation;

    RandomResizedCrop(GeometricAugmentation.RandomResizedCrop config, ImagePreparation preparation) {
        this.config = config;
        this.preparation = preparation;
    }

    @Override
    public void apply(PixelBuffer image, Draws draws) {
        ImagePart part = draw(image.height(), image.width(), draws);
        preparation.fit(image, part.top(), part.left(), part.height(), part.width());
    }

    /** Draws the part of an image that is cut out. */
    ImagePart draw(int height, int width, Draws draws) {
        double narrowest = config.ratio().get(0);
        double widest = config.ratio().get(1);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            double area = (double) height
                    * width
                    * draws.between(config.scale().get(0), config.scale().get(1));
            double ratio = Math.exp(draws.between(Math.log(narrowest), Math.log(widest)));
            int cutWidth = (int) Math.rint(Math.sqrt(area * ratio));
            int cutHeight = (int) Math.rint(Math.sqrt(area / ratio));
            if (cutWidth > 0 && cutWidth <= width && cutHeight > 0 && cutHeight <= height) {
                int top = draws.below(height - cutHeight + 1);
                int left = draws.below(width - cutWidth + 1);
                return new ImagePart(top, left, cutHeight, cutWidth);
            }
        }
        double ratio = (double) width / height;
        int cutWidth = ratio > widest ? Math.max(1, (int) Math.rint(height * widest)) : width;
        int cutHeight = ratio < narrowest ? Math.max(1, (int) Math.rint(width / narrowest)) : height;
        return new ImagePart((height - cutHeight) / 2, (width - cutWidth) / 2, cutHeight, cutWidth);
    }
}
