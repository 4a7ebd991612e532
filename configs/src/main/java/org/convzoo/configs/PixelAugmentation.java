package org.convzoo.configs;

import java.util.List;
import java.util.Map;

/** Steps that change what pixels show. */
public sealed interface PixelAugmentation extends AugmentationConfig {

    /**
     * Brightness, contrast, saturation and hue, in random order.
     *
     * @param brightness factors are drawn from 1 - brightness (at least 0) to 1 + brightness; the next two likewise
     * @param hue drawn from -hue to hue, in turns of the colour circle
     */
    @Choice("colourJitter")
    @Description("Brightness, contrast, saturation and hue are changed, in random order.")
    record ColourJitter(
            @Description("Factors are drawn from 1 less this (at least 0) to 1 more than this.")
            @Default("0")
            @Range(min = 0)
            double brightness,

            @Description("As for brightness.") @Default("0") @Range(min = 0)
            double contrast,

            @Description("As for brightness.") @Default("0") @Range(min = 0)
            double saturation,

            @Description("Drawn from minus this to this, in turns of the colour circle.")
            @Default("0")
            @Range(min = 0, max = 0.5)
            double hue,

            @Description("How often, 0 to 1.") @Default("1") @Range(min = 0, max = 1)
            double probability)
            implements PixelAugmentation {

        public ColourJitter {
            if (brightness == 0 && contrast == 0 && saturation == 0 && hue == 0) {
                throw new IllegalArgumentException(
                        "changes nothing: give brightness, contrast, saturation or hue a value above 0, e.g. brightness: 0.4");
            }
        }
    }

    @Choice("greyscale")
    @Description("Colours give way to their brightness; the channels stay.")
    record Greyscale(
            @Description("How often, 0 to 1.") @Default("0.1") @Range(min = 0, max = 1)
            double probability) implements PixelAugmentation {}

    /**
     * Blurred with a Gaussian.
     *
     * @param kernelSize pixels on a side, odd
     * @param sigma least and largest deviation of the Gaussian in pixels
     */
    @Choice("gaussianBlur")
    @Description("Blurred with a Gaussian.")
    record GaussianBlur(
            @Description("Pixels on a side of the kernel, odd.") @Range(min = 3, max = 255)
            int kernelSize,

            @Description("Least and largest deviation of the Gaussian, in pixels.")
            @Default("[0.1, 2]")
            @Range(min = 0, minExclusive = true)
            List<Double> sigma,

            @Description("How often, 0 to 1.") @Default("1") @Range(min = 0, max = 1)
            double probability)
            implements PixelAugmentation {

        public GaussianBlur {
            sigma = NumberPair.ascending("sigma", sigma);
            if (kernelSize % 2 == 0) {
                throw new KeyException("kernelSize", "must be odd, got " + kernelSize);
            }
        }
    }

    @Choice("gaussianNoise")
    @Description("Every value of every channel is moved by a normally distributed amount.")
    record GaussianNoise(
            @Description("Deviation of the noise, as a part of the range from black to white.")
            @Default("0.1")
            @Range(min = 0, max = 1, minExclusive = true)
            double sigma,

            @Description("How often, 0 to 1.") @Default("1") @Range(min = 0, max = 1)
            double probability)
            implements PixelAugmentation {}

    /**
     * Operations drawn from fourteen, one after the other, all of one strength (Cubuk et al., arXiv:1909.13719).
     *
     * @param operations how many
     * @param magnitude 0 changes little, 30 most
     */
    @Choice("randAugment")
    @Description("Operations drawn from fourteen, one after the other, all of one strength.")
    record RandAugment(
            @Description("How many operations an image undergoes.") @Default("2") @Range(min = 1, max = 14)
            int operations,

            @Description("Their strength, 0 to 30.") @Default("9") @Range(min = 0, max = 30)
            int magnitude,

            @Description("How pixels between pixels are computed.") @Default("nearest")
            Interpolation interpolation,

            @Description("Grey level of what lies outside the image, 0 to 255.")
            @Default("0")
            @Range(min = 0, max = 255)
            int fill)
            implements PixelAugmentation {}

    /**
     * A rectangle is wiped out of the normalised image (Zhong et al., arXiv:1708.04896).
     *
     * @param scale least and largest part of the image's area
     * @param ratio least and largest height over width
     */
    @Choice("randomErasing")
    @Description("A rectangle is wiped out of the normalised image; comes after the steps that change pixels.")
    record RandomErasing(
            @Description("How often, 0 to 1.") @Default("0.5") @Range(min = 0, max = 1)
            double probability,

            @Description("Least and largest part of the image's area.")
            @Default("[0.02, 0.33]")
            @Range(min = 0, max = 1, minExclusive = true)
            List<Double> scale,

            @Description("Least and largest height over width.")
            @Default("[0.3, 3.3]")
            @Range(min = 0, minExclusive = true)
            List<Double> ratio,

            @Description("What takes its place: the colour that is 0 when normalised, or normally distributed noise.")
            @Default("mean")
            Content content)
            implements PixelAugmentation {

        /** What a wiped rectangle shows. */
        public enum Content {
            MEAN,
            NOISE
        }

        public RandomErasing {
            scale = NumberPair.ascending("scale", scale);
            ratio = NumberPair.ascending("ratio", ratio);
        }
    }

    /**
     * A transform of DataVec's, or another implementation of its {@code ImageTransform} on the class path.
     *
     * @param transform its class: a name in {@code org.datavec.image.transform}, or a full name
     * @param arguments of its constructor or setters, by name
     * @param random whether it is given a generator of random numbers, from which it draws as its class says
     */
    @Choice("dataVec")
    @Description("An ImageTransform of DataVec's, or one of your own on the class path.")
    record DataVec(
            @Description("Its class: one of DataVec's by its simple name, or any by its full name.")
            String transform,

            @Description("Numbers, flags and texts for its constructor and setters, by their names.") @Default("{}")
            Map<String, Object> arguments,

            @Description("Whether its arguments are bounds between which it draws; else every image is changed alike.")
            @Default("true")
            boolean random,

            @Description("How often, 0 to 1.") @Default("1") @Range(min = 0, max = 1)
            double probability)
            implements PixelAugmentation {

        public DataVec {
            arguments = Map.copyOf(arguments);
        }
    }
}
