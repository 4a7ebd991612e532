package org.convzoo.configs;

/**
 * One step of how training images are changed before the network sees them, each time anew. Steps run in the order in
 * which they are written, on the image as it was decoded; an image that no step has cut to the network's size is
 * resized and cropped after the last one, as without augmentation. Names and defaults are torchvision's where it has the
 * step, else timm's.
 */
@Shorthand
@Description("How training images are changed before the network sees them; a word alone stands for a step's defaults.")
public sealed interface AugmentationConfig permits GeometricAugmentation, PixelAugmentation, BatchAugmentation {

    /** What selects this step in a configuration. */
    default String word() {
        return getClass().getAnnotation(Choice.class).value();
    }

    /** How pixels between pixels are computed where an image is turned or bent. */
    enum Interpolation {
        NEAREST,
        BILINEAR,
        BICUBIC
    }
}
