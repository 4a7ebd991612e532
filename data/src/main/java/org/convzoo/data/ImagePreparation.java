package org.convzoo.data;

import java.util.Arrays;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.data.Resampling.Window;

/**
 * Turns an image into what a network expects: grey or RGB, resized, centre-cropped or zero-padded, scaled, less the
 * mean, over the deviation. Keeps its working memory, so each thread has its own.
 */
public final class ImagePreparation {

    /**
     * Goes with what was computed of prepared images and kept. The last number is raised whenever an image may be prepared
     * to other values than before.
     */
    public static final String VERSION = ImageDecoder.VERSION + ", prepared 1";

    private final ImageContract contract;
    private final ImageSize input;
    private final Resampling resampling;
    private final Normalisation normalisation;
    private byte[] grey = new byte[0];

    public ImagePreparation(ImageContract contract) {
        this.contract = contract;
        this.input = contract.input();
        if (contract.forSignals()) {
            throw new IllegalArgumentException("the contract is for signals of " + input + ", not for images");
        }
        if (contract.forFeatures()) {
            throw new IllegalArgumentException("the contract is for features of " + input + ", not for images");
        }
        if (input.channels() != 1 && input.channels() != 3) {
            throw new IllegalArgumentException("images have 1 or 3 channels, the contract's input is " + input);
        }
        this.resampling = new Resampling(contract.interpolation());
        this.normalisation = new Normalisation(contract);
    }

    /**
     * Writes the prepared image.
     *
     * @param target receives [C, H, W] of the contract's input, channel planes in the contract's order
     * @param offset where in {@code target} the image begins
     */
    public void into(RawImage image, float[] target, int offset) {
        into(image, View.CENTRE, target, offset);
    }

    /** Writes the prepared image, cut elsewhere than in the centre or mirrored. */
    void into(RawImage image, View view, float[] target, int offset) {
        Placement vertical = vertical(image.height(), image.width(), view);
        Placement horizontal = horizontal(image.height(), image.width(), view);
        boolean toGrey = input.channels() == 1 && image.channels() == 3;
        byte[] source = toGrey ? luma(image.pixels(), image.height() * image.width()) : image.pixels();
        int channels = toGrey ? 1 : image.channels();
        if (vertical.resized() == image.height() && horizontal.resized() == image.width()) {
            int from = (vertical.cropStart() * image.width() + horizontal.cropStart()) * channels;
            int stride = image.width() * channels;
            normalisation.write(source, from, stride, channels, vertical, horizontal, view.mirrored(), target, offset);
            return;
        }
        byte[] window = window(source, image.height(), image.width(), channels, vertical, horizontal);
        int stride = horizontal.length() * channels;
        normalisation.write(window, 0, stride, channels, vertical, horizontal, view.mirrored(), target, offset);
    }

    /** The part of an image that a view of it is made of. */
    ImagePart part(int height, int width, View view) {
        Placement vertical = vertical(height, width, view);
        Placement horizontal = horizontal(height, width, view);
        return resampling.part(height, width, vertical.resized(), horizontal.resized(), window(vertical, horizontal));
    }

    /** Resizes and crops an image to the contract's input, as it is prepared, but for its colours and their scale. */
    public void fit(PixelBuffer image) {
        Placement vertical = vertical(image.height(), image.width(), View.CENTRE);
        Placement horizontal = horizontal(image.height(), image.width(), View.CENTRE);
        int channels = image.channels();
        byte[] window = window(image.pixels(), image.height(), image.width(), channels, vertical, horizontal);
        byte[] target = image.spare(input.height() * input.width() * channels);
        Arrays.fill(target, 0, input.height() * input.width() * channels, (byte) 0);
        int rowLength = horizontal.length() * channels;
        for (int row = 0; row < vertical.length(); row++) {
            int to = ((vertical.padding() + row) * input.width() + horizontal.padding()) * channels;
            System.arraycopy(window, row * rowLength, target, to, rowLength);
        }
        image.take(input.height(), input.width(), channels);
    }

    /** Cuts a window out of an image and resizes it to the contract's input; what lies outside does not bleed in. */
    public void fit(PixelBuffer image, int top, int left, int height, int width) {
        int channels = image.channels();
        byte[] cut = image.spare(height * width * channels);
        for (int row = 0; row < height; row++) {
            int from = ((top + row) * image.width() + left) * channels;
            System.arraycopy(image.pixels(), from, cut, row * width * channels, width * channels);
        }
        image.take(height, width, channels);
        byte[] resized = resampling.resize(
                image.pixels(),
                height,
                width,
                channels,
                input.height(),
                input.width(),
                new Window(0, 0, input.height(), input.width()));
        image.load(resized, input.height(), input.width(), channels);
    }

    /**
     * Writes an image that has the contract's height and width already.
     *
     * @param target receives [C, H, W]
     */
    public void write(PixelBuffer image, float[] target) {
        if (image.height() != input.height() || image.width() != input.width()) {
            throw new IllegalArgumentException(
                    "an image of " + image.height() + "x" + image.width() + " is not of the input's size " + input);
        }
        boolean toGrey = input.channels() == 1 && image.channels() == 3;
        byte[] source = toGrey ? luma(image.pixels(), image.height() * image.width()) : image.pixels();
        int channels = toGrey ? 1 : image.channels();
        normalisation.write(
                source,
                0,
                input.width() * channels,
                channels,
                Placement.of(input.height(), input.height()),
                Placement.of(input.width(), input.width()),
                false,
                target,
                0);
    }

    private Placement vertical(int height, int width, View view) {
        int resized = Placement.resized(
                contract.resize(), height, width, contract.resize().height());
        return Placement.of(resized, input.height(), view.vertical());
    }

    private Placement horizontal(int height, int width, View view) {
        int resized = Placement.resized(
                contract.resize(), width, height, contract.resize().width());
        return Placement.of(resized, input.width(), view.horizontal());
    }

    private byte[] window(
            byte[] source, int height, int width, int channels, Placement vertical, Placement horizontal) {
        return resampling.resize(
                source,
                height,
                width,
                channels,
                vertical.resized(),
                horizontal.resized(),
                window(vertical, horizontal));
    }

    private static Window window(Placement vertical, Placement horizontal) {
        return new Window(vertical.cropStart(), horizontal.cropStart(), vertical.length(), horizontal.length());
    }

    private byte[] luma(byte[] colours, int pixels) {
        grey = grey.length >= pixels ? grey : new byte[pixels];
        Luma.of(colours, pixels, grey);
        return grey;
    }
}
