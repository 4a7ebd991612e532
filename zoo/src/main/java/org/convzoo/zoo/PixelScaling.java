package org.convzoo.zoo;

import java.util.Collections;
import java.util.List;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.WrongKeyException;

/**
 * How pixel values become what a network sees: {@code (value / 255 - mean) / deviation}.
 *
 * @param mean one value a channel, or one for all
 * @param deviation one value a channel, or one for all
 */
public record PixelScaling(List<Double> mean, List<Double> deviation) {

    /** Mean and deviation of ImageNet's training images, as torchvision's weights have them. */
    public static final PixelScaling IMAGE_NET =
            new PixelScaling(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

    /** Mean and deviation of CIFAR-10's 50,000 training images. */
    public static final PixelScaling CIFAR_10 =
            new PixelScaling(List.of(0.4914, 0.4822, 0.4465), List.of(0.2470, 0.2435, 0.2616));

    /** Mean and deviation of MNIST's 60,000 training images. */
    public static final PixelScaling MNIST = new PixelScaling(List.of(0.1307), List.of(0.3081));

    public PixelScaling {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /** The values that black (0) and white (255) become. */
    public static PixelScaling range(double black, double white) {
        double deviation = 1 / (white - black);
        return new PixelScaling(List.of(-black * deviation), List.of(deviation));
    }

    /** @throws WrongKeyException if images have no such number of channels */
    ImageContract contract(ImageSize input) {
        if (input.channels() != 1 && input.channels() != 3) {
            throw new WrongKeyException(
                    "model.input",
                    "images have 1 channel (grey) or 3 (RGB), got " + input.channels() + " in " + input
                            + "; choose " + new ImageSize(input.height(), input.width(), 1) + " or "
                            + new ImageSize(input.height(), input.width(), 3));
        }
        return ImageContract.normalised(
                input, perChannel(mean, input.channels()), perChannel(deviation, input.channels()));
    }

    /** Where the number of channels is another, each gets the mean of all. */
    private static List<Double> perChannel(List<Double> values, int channels) {
        if (values.size() == channels) {
            return values;
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return Collections.nCopies(channels, mean);
    }
}
