package org.convzoo.data;

import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.ChannelOrder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Turns what a network sees back into an image that a person can look at. */
public final class ShownImage {

    private ShownImage() {}

    /**
     * One image of a batch, as values from 0 to 255; what lies outside, as noise may, is cut off.
     *
     * @param position in the batch
     * @param contract by which it was prepared
     */
    public static RawImage of(Batch batch, int position, ImageContract contract) {
        int channels = contract.input().channels();
        int plane = contract.input().height() * contract.input().width();
        byte[] pixels = new byte[plane * channels];
        INDArray image = batch.features().slice(position);
        float[] values = image.dup('c').ravel().toFloatVector();
        for (int channel = 0; channel < channels; channel++) {
            double deviation = contract.standardDeviation().get(channel);
            double mean = contract.mean().get(channel);
            int shown = contract.channelOrder() == ChannelOrder.BGR ? 2 - channel : channel;
            for (int i = 0; i < plane; i++) {
                double value = (values[channel * plane + i] * deviation + mean) / contract.scale();
                pixels[i * channels + shown] = (byte) Math.min(Math.max(Math.round(value), 0), 255);
            }
        }
        return new RawImage(contract.input().height(), contract.input().width(), channels, pixels);
    }
}
