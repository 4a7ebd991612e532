package org.convzoo.data;

import java.util.Arrays;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.ChannelOrder;
import org.convzoo.configs.ImageSize;

/** Pixel values on their way to the network: scaled, less the mean, over the deviation, in planes of one channel each. */
final class Normalisation {

    private final ImageSize input;
    private final boolean blueFirst;
    // [C, 256]: an 8-bit value has only so many normalised ones.
    private final float[][] normalised;

    Normalisation(ImageContract contract) {
        this.input = contract.input();
        this.blueFirst = contract.channelOrder() == ChannelOrder.BGR;
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
     * Writes an image.
     *
     * @param pixels has the rows that are wanted, [vertical.length, horizontal.length, channels]
     * @param from where the first of them begins
     * @param stride from the beginning of a row to that of the next
     * @param channels 1 or 3; grey values go to all planes
     * @param mirrored whether left and right change places
     * @param target receives [C, H, W] from {@code offset} on
     */
    void write(
            byte[] pixels,
            int from,
            int stride,
            int channels,
            Placement vertical,
            Placement horizontal,
            boolean mirrored,
            float[] target,
            int offset) {
        int plane = input.height() * input.width();
        int edge = mirrored ? input.width() - 1 - horizontal.padding() : horizontal.padding();
        int step = mirrored ? -1 : 1;
        for (int channel = 0; channel < input.channels(); channel++) {
            float[] values = normalised[channel];
            int begin = offset + channel * plane;
            if (vertical.length() < input.height() || horizontal.length() < input.width()) {
                // Padding is black before normalisation, as in torchvision, so it is not 0 after it.
                Arrays.fill(target, begin, begin + plane, values[0]);
            }
            int first = from + (channels == 1 ? 0 : blueFirst ? 2 - channel : channel);
            for (int row = 0; row < vertical.length(); row++) {
                int pixel = first + row * stride;
                int position = begin + (vertical.padding() + row) * input.width() + edge;
                for (int column = 0; column < horizontal.length(); column++) {
                    target[position] = values[pixels[pixel] & 0xFF];
                    position += step;
                    pixel += channels;
                }
            }
        }
    }
}
