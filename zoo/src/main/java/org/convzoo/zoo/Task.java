package org.convzoo.zoo;

import java.util.function.ToIntFunction;
import org.convzoo.configs.ImageSize;

/**
 * What a network was made for.
 *
 * @param input the images
 * @param classes how many it tells apart, given the input
 * @param pixels how pixel values are scaled for it, unless its weights say otherwise
 */
public record Task(ImageSize input, ToIntFunction<ImageSize> classes, PixelScaling pixels) {

    public Task(ImageSize input, int classes, PixelScaling pixels) {
        this(input, size -> classes, pixels);
    }

    /** ImageNet's thousand classes (ILSVRC 2012), square RGB images of so many pixels. */
    public static Task imageNet(int pixels) {
        return new Task(new ImageSize(pixels, pixels, 3), 1000, PixelScaling.IMAGE_NET);
    }
}
