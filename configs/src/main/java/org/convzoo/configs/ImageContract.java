package org.convzoo.configs;

import java.util.List;
import java.util.Objects;

/**
 * What a network expects of an image, bound to its weights: an image is resized, centre-cropped (zero-padded where it
 * is smaller) to {@code input}, and each channel value {@code v} in [0, 255] becomes
 * {@code (v * scale - mean[c]) / standardDeviation[c]}.
 *
 * @param input what the network sees after cropping
 * @param resize how an image is brought near that size
 * @param interpolation how pixels are computed while resizing; both kinds are antialiased as Pillow's are
 * @param channelOrder which colour comes first; GREY for one channel
 * @param scale multiplies the channel values before mean and deviation apply, 1/255 in most recipes
 * @param mean one value a channel, after scaling; none for features
 * @param standardDeviation one value a channel, after scaling; none for features
 * @param background what transparent pixels are laid on, white where a model of before says nothing
 */
public record ImageContract(
        ImageSize input,
        Resize resize,
        Interpolation interpolation,
        ChannelOrder channelOrder,
        double scale,
        List<Double> mean,
        List<Double> standardDeviation,
        Colour background) {

    /** A contract with transparent pixels on white. */
    public ImageContract(
            ImageSize input,
            Resize resize,
            Interpolation interpolation,
            ChannelOrder channelOrder,
            double scale,
            List<Double> mean,
            List<Double> standardDeviation) {
        this(input, resize, interpolation, channelOrder, scale, mean, standardDeviation, Colour.WHITE);
    }

    /** How an image is brought near the network's size before the centre crop. */
    public record Resize(Rule rule, int height, int width) {
        public enum Rule {
            /** To exactly height x width, whatever the shape was. */
            EXACT,
            /** So that the shorter side has {@code height} (= width) pixels; the shape is kept. */
            SHORTER_SIDE
        }

        public static Resize exact(int height, int width) {
            return new Resize(Rule.EXACT, height, width);
        }

        public static Resize shorterSide(int pixels) {
            return new Resize(Rule.SHORTER_SIDE, pixels, pixels);
        }
    }

    public enum Interpolation {
        BILINEAR,
        BICUBIC
    }

    public enum ChannelOrder {
        GREY,
        RGB,
        BGR,
        /** The channels of a signal, in the order of its sensors. */
        SIGNAL,
        /** The channels of what a network's layer puts out. */
        FEATURES
    }

    public ImageContract {
        background = Objects.requireNonNullElse(background, Colour.WHITE);
        mean = List.copyOf(mean);
        standardDeviation = List.copyOf(standardDeviation);
        int normalised = channelOrder == ChannelOrder.FEATURES ? 0 : input.channels();
        if (mean.size() != normalised || standardDeviation.size() != normalised) {
            throw new IllegalArgumentException("mean and standard deviation need one value for each of the "
                    + normalised + " channels, got " + mean.size() + " and " + standardDeviation.size());
        }
        if (channelOrder == ChannelOrder.SIGNAL) {
            if (input.height() != 1) {
                throw new IllegalArgumentException("a signal is one pixel high, got " + input);
            }
        } else if (channelOrder != ChannelOrder.FEATURES
                && (channelOrder == ChannelOrder.GREY) != (input.channels() == 1)) {
            throw new IllegalArgumentException(
                    "channel order " + channelOrder + " does not fit " + input.channels() + " channels");
        }
    }

    /**
     * Resized (a square by its shorter side, then cropped), colours as RGB, pixel values brought from 0..255 to 0..1, then less the mean, over
     * the deviation: {@code (v / 255 - mean[c]) / standardDeviation[c]}.
     *
     * @param mean of the training images, one value a channel (grey, or red, green, blue), in 0..1
     * @param standardDeviation of the training images, one value a channel, in the same unit
     * @throws UserException of the kind WRONG_USAGE if the input has another number of channels than there are means
     * @throws IllegalArgumentException if there are neither 1 nor 3 means, not as many deviations, or a deviation is not
     *     greater than 0
     */
    public static ImageContract normalised(ImageSize input, List<Double> mean, List<Double> standardDeviation) {
        if (mean.size() != 1 && mean.size() != 3) {
            throw new IllegalArgumentException("images have 1 or 3 channels, got " + mean.size() + " means");
        }
        if (!standardDeviation.stream().allMatch(value -> value > 0)) {
            throw new IllegalArgumentException("standard deviations are greater than 0, got " + standardDeviation);
        }
        if (input.channels() != mean.size()) {
            throw UserException.wrongUsage("model.input: the network's images are normalised in " + mean.size()
                    + (mean.size() == 1 ? " channel" : " channels") + ", got " + input.channels() + " in " + input
                    + "; write " + new ImageSize(input.height(), input.width(), mean.size()));
        }
        return new ImageContract(
                input,
                input.height() == input.width()
                        ? Resize.shorterSide(input.height())
                        : Resize.exact(input.height(), input.width()),
                Interpolation.BILINEAR,
                input.channels() == 1 ? ChannelOrder.GREY : ChannelOrder.RGB,
                1 / 255.0,
                mean,
                standardDeviation,
                Colour.WHITE);
    }

    /**
     * A signal of exactly this size, each channel less its mean, over its deviation.
     *
     * @param input 1 x length x channels
     */
    public static ImageContract ofSignals(ImageSize input, List<Double> mean, List<Double> standardDeviation) {
        return new ImageContract(
                input,
                Resize.exact(1, input.width()),
                Interpolation.BILINEAR,
                ChannelOrder.SIGNAL,
                1,
                mean,
                standardDeviation);
    }

    /**
     * What the upper part of a network takes of the lower part: values of exactly this size, to which nothing is done.
     *
     * @param input height x width x channels of a layer's map; 1 x 1 x values of a vector
     */
    public static ImageContract ofFeatures(ImageSize input) {
        return new ImageContract(
                input,
                Resize.exact(input.height(), input.width()),
                Interpolation.BILINEAR,
                ChannelOrder.FEATURES,
                1,
                List.of(),
                List.of());
    }

    /** Whether the network takes what another has computed, as it is. */
    public boolean forFeatures() {
        return channelOrder == ChannelOrder.FEATURES;
    }

    /** Whether the network takes signals; they are neither resized nor cropped. */
    public boolean forSignals() {
        return channelOrder == ChannelOrder.SIGNAL;
    }

    /** The same contract for another input: what an image is resized to grows or shrinks with it. */
    public ImageContract withInput(ImageSize size) {
        if (size.equals(input)) {
            return this;
        }
        if (size.channels() != input.channels()) {
            throw UserException.wrongUsage("model.input: the weights are for images of " + input.channels()
                    + " channels, got " + size.channels() + " in " + size);
        }
        int height = Math.round((float) resize.height() * size.height() / input.height());
        int width = Math.round((float) resize.width() * size.width() / input.width());
        Resize scaled = resize.rule() == Resize.Rule.EXACT || height != width
                ? Resize.exact(height, width)
                : Resize.shorterSide(height);
        return new ImageContract(size, scaled, interpolation, channelOrder, scale, mean, standardDeviation, background);
    }

    /** The same contract with another resize rule. */
    public ImageContract withResize(Resize other) {
        return new ImageContract(input, other, interpolation, channelOrder, scale, mean, standardDeviation, background);
    }

    /** The same contract with transparent pixels laid on another colour. */
    public ImageContract withBackground(Colour colour) {
        return new ImageContract(input, resize, interpolation, channelOrder, scale, mean, standardDeviation, colour);
    }
}
