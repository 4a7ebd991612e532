package org.convzoo.data.augmentation;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.configs.AugmentationConfig;
import org.convzoo.configs.BatchAugmentation;
import org.convzoo.configs.GeometricAugmentation;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.PixelAugmentation;
import org.convzoo.data.ImagePreparation;
import org.convzoo.data.PixelBuffer;

/** The steps of a configuration, made for one thread, so that every image leaves them with the network's size. */
final class StepList {

    private final List<ImageStep> steps = new ArrayList<>();
    private final ImageSize input;
    private final ImagePreparation preparation;
    private boolean fits;

    private StepList(ImageSize input, ImagePreparation preparation) {
        this.input = input;
        this.preparation = preparation;
    }

    static List<ImageStep> of(List<AugmentationConfig> configs, ImageSize input, ImagePreparation preparation) {
        StepList list = new StepList(input, preparation);
        for (AugmentationConfig config : configs) {
            if (config instanceof GeometricAugmentation moves) {
                list.add(moves);
            } else if (config instanceof PixelAugmentation changes) {
                list.add(changes);
            }
        }
        list.fit();
        return List.copyOf(list.steps);
    }

    static List<RandomErasing> erasings(List<AugmentationConfig> configs, ImageSize input) {
        return configs.stream()
                .filter(PixelAugmentation.RandomErasing.class::isInstance)
                .map(config -> new RandomErasing((PixelAugmentation.RandomErasing) config, input))
                .toList();
    }

    /** Whether there is anything to be done to single images. */
    static boolean changesImages(List<AugmentationConfig> configs) {
        return configs.stream().anyMatch(config -> !(config instanceof BatchAugmentation));
    }

    // Java 17 has no exhaustive switch over types; a new kind of step fails the test that runs each of them.
    private void add(GeometricAugmentation config) {
        if (config instanceof GeometricAugmentation.Resize) {
            fit();
        } else if (config instanceof GeometricAugmentation.RandomResizedCrop crop) {
            steps.add(new RandomResizedCrop(crop, preparation));
            fits = true;
        } else if (config instanceof GeometricAugmentation.PadAndCrop crop) {
            fit();
            steps.add(new PadAndCrop(crop.padding(), crop.frame()));
        } else if (config instanceof GeometricAugmentation.HorizontalFlip flip) {
            steps.add(Flip.HORIZONTAL.sometimes(flip.probability()));
        } else if (config instanceof GeometricAugmentation.VerticalFlip flip) {
            steps.add(Flip.VERTICAL.sometimes(flip.probability()));
        } else if (config instanceof GeometricAugmentation.Rotation rotation) {
            steps.add(new Rotation(rotation));
        } else if (config instanceof GeometricAugmentation.Affine affine) {
            steps.add(new Affine(affine));
        } else if (config instanceof GeometricAugmentation.Perspective perspective) {
            steps.add(new Perspective(perspective).sometimes(perspective.probability()));
        } else {
            throw new IllegalArgumentException("no step for " + config);
        }
    }

    private void add(PixelAugmentation config) {
        if (config instanceof PixelAugmentation.ColourJitter jitter) {
            steps.add(new ColourJitter(jitter).sometimes(jitter.probability()));
        } else if (config instanceof PixelAugmentation.Greyscale greyscale) {
            ImageStep step = (image, draws) -> ColourOperations.greyscale(image);
            steps.add(step.sometimes(greyscale.probability()));
        } else if (config instanceof PixelAugmentation.GaussianBlur blur) {
            steps.add(new GaussianBlur(blur).sometimes(blur.probability()));
        } else if (config instanceof PixelAugmentation.GaussianNoise noise) {
            steps.add(new GaussianNoise(noise.sigma()).sometimes(noise.probability()));
        } else if (config instanceof PixelAugmentation.RandAugment randAugment) {
            steps.add(new RandAugment(randAugment));
        } else if (config instanceof PixelAugmentation.DataVec transform) {
            steps.add(DataVecTransform.of(transform).sometimes(transform.probability()));
            if (fits) {
                steps.add((image, draws) -> fitAgain(image));
            }
        } else if (!(config instanceof PixelAugmentation.RandomErasing)) {
            throw new IllegalArgumentException("no step for " + config);
        }
    }

    private void fit() {
        if (!fits) {
            steps.add((image, draws) -> preparation.fit(image));
            fits = true;
        }
    }

    private void fitAgain(PixelBuffer image) {
        if (image.height() != input.height() || image.width() != input.width()) {
            preparation.fit(image);
        }
    }
}
