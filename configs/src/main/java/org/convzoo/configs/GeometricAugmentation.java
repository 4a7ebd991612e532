package org.convzoo.configs;

import java.util.List;

/** Steps that move pixels. */
public sealed interface GeometricAugmentation extends AugmentationConfig {

    /** What the network is shown without augmentation; the steps after it work on fewer pixels. */
    @Choice("resize")
    @Description(
            "Resizes and crops to the network's input here, as without augmentation; the steps after it work on fewer pixels.")
    record Resize() implements GeometricAugmentation {}

    /**
     * A part of the image of random area and shape, resized to the network's input (Szegedy et al., arXiv:1409.4842).
     *
     * @param scale least and largest part of the image's area
     * @param ratio least and largest width over height
     */
    @Choice("randomResizedCrop")
    @Description("A part of random area and shape, resized to the network's input.")
    record RandomResizedCrop(
            @Description("Least and largest part of the image's area.")
            @Default("[0.08, 1]")
            @Range(min = 0, max = 1, minExclusive = true)
            List<Double> scale,

            @Description("Least and largest width over height.")
            @Default("[0.75, 1.3333333333333333]")
            @Range(min = 0, minExclusive = true)
            List<Double> ratio)
            implements GeometricAugmentation {

        public RandomResizedCrop {
            scale = NumberPair.ascending("scale", scale);
            ratio = NumberPair.ascending("ratio", ratio);
        }
    }

    /**
     * The image at the network's size, framed and cut to that size at a random place (He et al., arXiv:1512.03385, 4.2).
     *
     * @param padding pixels on each side
     * @param frame what they show
     */
    @Choice("padAndCrop")
    @Description("The image at the network's size, framed, then cut to that size at a random place.")
    record PadAndCrop(
            @Description("Pixels that are added on each side.") @Default("4") @Range(min = 1, max = 1024)
            int padding,

            @Description("What they show: black, the edge's pixels, or the image mirrored at its edge.")
            @Default("black")
            Frame frame)
            implements GeometricAugmentation {

        /** What lies around an image. */
        public enum Frame {
            BLACK,
            EDGE,
            REFLECT
        }
    }

    @Choice("horizontalFlip")
    @Description("Left and right are exchanged.")
    record HorizontalFlip(
            @Description("How often, 0 to 1.") @Default("0.5") @Range(min = 0, max = 1)
            double probability) implements GeometricAugmentation {}

    @Choice("verticalFlip")
    @Description("Top and bottom are exchanged.")
    record VerticalFlip(
            @Description("How often, 0 to 1.") @Default("0.5") @Range(min = 0, max = 1)
            double probability) implements GeometricAugmentation {}

    /** Turned about its centre; the size is kept. */
    @Choice("rotation")
    @Description("Turned about its centre; the size is kept.")
    record Rotation(
            @Description("Largest angle, to either side.") @Range(min = 0, max = 180, minExclusive = true)
            double degrees,

            @Description("How pixels between pixels are computed.") @Default("nearest")
            Interpolation interpolation,

            @Description("Grey level of what lies outside the image, 0 to 255.")
            @Default("0")
            @Range(min = 0, max = 255)
            int fill)
            implements GeometricAugmentation {}

    /**
     * Turned, moved, scaled and sheared about its centre; the size is kept.
     *
     * @param degrees largest angle, to either side
     * @param translate largest move along x and y, as parts of width and height
     * @param scale least and largest scale
     * @param shear largest angles along x and y, to either side
     */
    @Choice("affine")
    @Description("Turned, moved, scaled and sheared about its centre; the size is kept.")
    record Affine(
            @Description("Largest angle, to either side.") @Range(min = 0, max = 180)
            double degrees,

            @Description("Largest move along x and y, as parts of the width and the height.")
            @Default("[0, 0]")
            @Range(min = 0, max = 1)
            List<Double> translate,

            @Description("Least and largest scale.") @Default("[1, 1]") @Range(min = 0, minExclusive = true)
            List<Double> scale,

            @Description("Largest angles along x and y in degrees, to either side.")
            @Default("[0, 0]")
            @Range(min = 0, max = 90, maxExclusive = true)
            List<Double> shear,

            @Description("How pixels between pixels are computed.") @Default("nearest")
            Interpolation interpolation,

            @Description("Grey level of what lies outside the image, 0 to 255.")
            @Default("0")
            @Range(min = 0, max = 255)
            int fill)
            implements GeometricAugmentation {

        public Affine {
            translate = NumberPair.of("translate", translate);
            scale = NumberPair.ascending("scale", scale);
            shear = NumberPair.of("shear", shear);
        }
    }

    /** Seen from the side: each corner is moved inwards. */
    @Choice("perspective")
    @Description("Seen from the side: each corner is moved inwards.")
    record Perspective(
            @Description("How far corners move at most, as a part of half the side.")
            @Default("0.5")
            @Range(min = 0, max = 1, minExclusive = true)
            double distortion,

            @Description("How often, 0 to 1.") @Default("0.5") @Range(min = 0, max = 1)
            double probability,

            @Description("How pixels between pixels are computed.") @Default("bilinear")
            Interpolation interpolation,

            @Description("Grey level of what lies outside the image, 0 to 255.")
            @Default("0")
            @Range(min = 0, max = 255)
            int fill)
            implements GeometricAugmentation {}
}
