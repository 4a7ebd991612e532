package org.convzoo.data;

import java.util.Arrays;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.ChannelOrder;
import org.convzoo.configs.ImageSize;

/**
 * Turns an image into what a network expects: grey or RGB, resized, centre-cropped or zero-padded, scaled, less the
 * mean, over the deviation. Keeps its working memory, so each thread has its own.
 */
public final class ImagePreparation {

    private final ImageContract contract;
    private final ImageSize input;
    private final Resampling resampling;
    // [C, 256]: an 8-bit value has only so many normalised ones.
    private final float[][] normalised;
    private byte[] grey = new byte[0];

    public ImagePreparation(ImageContract contract) {
        this.contract = contract;
        this.input = contract.input();
        if (input.channels() != 1 && input.channels() != 3) {
            throw new IllegalArgumentException("images have 1 or 3 channels, the contract's input is " + input);
        }
        this.resampling = new Resampling(contract.interpolation());
        this.normalised = new float[input.channels()][256];
        for (int channel = 0; channel < input.channels(); channel++) {
            for (int value = 0; value < 256; value++) {
                normalised[channel][value] =
                        (float) ((value * contract.scale() - contract.mean().get(channel))
                                / contract.standardDeviation().get(channel));
            }
        }
    }

    /**
     * Writes the prepared image.
     *
     * @param target receives [C, H, W] of the contract's input, channel planes in the contract's order
     * @param offset where in {@code target} the image begins
     */
    public void into(RawImage image, float[] target, int offset) {
        int exactHeight = contract.resize().height();
        int exactWidth = contract.resize().width();
        Placement vertical = Placement.of(
                Placement.resized(contract.resize(), image.height(), image.width(), exactHeight), input.height());
        Placement horizontal = Placement.of(
                Placement.resized(contract.resize(), image.width(), image.height(), exactWidth), input.width());
        boolean toGrey = input.channels() == 1 && image.channels() == 3;
        byte[] source = toGrey ? luma(image) : image.pixels();
        int channels = toGrey ? 1 : image.channels();
        byte[] window = resampling.resize(
                source,
                image.height(),
                image.width(),
                channels,
                vertical.resized(),
                horizontal.resized(),
                new Resampling.Window(
                        vertical.cropStart(), horizontal.cropStart(), vertical.length(), horizontal.length()));
        int plane = input.height() * input.width();
        for (int channel = 0; channel < input.channels(); channel++) {
            writePlane(window, channels, channel, target, offset + channel * plane, vertical, horizontal);
        }
    }

    private void writePlane(
            byte[] window,
            int channels,
            int channel,
            float[] target,
            int offset,
            Placement vertical,
            Placement horizontal) {
        float[] values = normalised[channel];
        if (vertical.length() < input.height() || horizontal.length() < input.width()) {
            // Padding is black before normalisation, as in torchvision, so it is not 0 after it.
            Arrays.fill(target, offset, offset + input.height() * input.width(), values[0]);
        }
        int pixel = sourceChannel(channels, channel);
        for (int row = 0; row < vertical.length(); row++) {
            int position = offset + (vertical.padding() + row) * input.width() + horizontal.padding();
            int end = position + horizontal.length();
            while (position < end) {
                target[position++] = values[window[pixel] & 0xFF];
                pixel += channels;
            }
        }
    }

    private int sourceChannel(int channels, int channel) {
        if (channels == 1) {
            return 0;
        }
        return contract.channelOrder() == ChannelOrder.BGR ? 2 - channel : channel;
    }

    /** ITU-R BT.601 luma in 16-bit fixed point, as Pillow's mode L. */
    private byte[] luma(RawImage image) {
        int pixels = image.height() * image.width();
        grey = grey.length >= pixels ? grey : new byte[pixels];
        byte[] colours = image.pixels();
        for (int pixel = 0, position = 0; pixel < pixels; pixel++, position += 3) {
            int weighted = 19595 * (colours[position] & 0xFF)
                    + 38470 * (colours[position + 1] & 0xFF)
                    + 7471 * (colours[position + 2] & 0xFF);
            grey[pixel] = (byte) ((weighted + 0x8000) >> 16);
        }
        return grey;
    }
}
