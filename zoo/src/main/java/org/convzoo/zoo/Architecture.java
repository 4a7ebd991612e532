package org.convzoo.zoo;

import java.util.function.BiFunction;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.UserException;

/**
 * A network of the zoo.
 *
 * @param name as users type it
 * @param title as people say it
 * @param paper where it was published
 * @param year of that publication
 * @param defaultInput the size it was made for
 * @param defaultClasses the number of classes it was made for
 * @param pixelRange how pixel values are scaled for it, unless its weights say otherwise
 * @param table builds the layers for an input size and a number of classes
 */
public record Architecture(
        String name,
        String title,
        String paper,
        int year,
        ImageSize defaultInput,
        int defaultClasses,
        PixelRange pixelRange,
        BiFunction<ImageSize, Integer, Blueprint> table) {

    private static final int LARGEST_INPUT_TRIED = 1024;

    /** The value that black (0) and white (255) become. */
    public record PixelRange(double black, double white) {}

    /** The network as published. */
    public Blueprint blueprint() {
        return blueprint(defaultInput, defaultClasses);
    }

    /**
     * The network for another input or other classes.
     *
     * @throws UserException if a map becomes too small on the way; the message names the layer and the smallest size
     *     that works
     */
    public Blueprint blueprint(ImageSize input, int classes) {
        try {
            return table.apply(input, classes);
        } catch (MapTooSmallException tooSmall) {
            throw UserException.wrongUsage("model.input: " + name + " cannot take images of " + input + ": only "
                    + tooSmall.map() + " is left at layer " + tooSmall.layer()
                    + "; the smallest square input that works is "
                    + smallestInput(input.channels(), classes));
        }
    }

    private ImageSize smallestInput(int channels, int classes) {
        for (int side = 1; side <= LARGEST_INPUT_TRIED; side++) {
            ImageSize size = new ImageSize(side, side, channels);
            try {
                table.apply(size, classes);
                return size;
            } catch (MapTooSmallException stillTooSmall) {
                // the next larger one
            }
        }
        throw new IllegalStateException(name + " works on no square input up to " + LARGEST_INPUT_TRIED);
    }

    /** How images become this network's input when it is trained from scratch: shorter side resized, centre cropped. */
    public ImageContract contract(ImageSize input) {
        return ImageContract.scaledTo(input, pixelRange.black(), pixelRange.white());
    }
}
