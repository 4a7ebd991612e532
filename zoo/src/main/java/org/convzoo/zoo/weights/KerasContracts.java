package org.convzoo.zoo.weights;

import java.util.List;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.ChannelOrder;
import org.convzoo.configs.ImageContract.Interpolation;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.ImageSize;

/**
 * What {@code preprocess_input} of Keras does ({@code imagenet_utils.py}). It does not resize; the published errors were
 * measured with the shorter side bicubically at 256 and a centre crop of 224 (keras-applications, issue 88), and the
 * same proportion holds here for 299.
 */
final class KerasContracts {

    private KerasContracts() {}

    /** Blue first, ImageNet's mean colour subtracted, not scaled. */
    static ImageContract caffe(int side) {
        return contract(side, ChannelOrder.BGR, 1, List.of(103.939, 116.779, 123.68));
    }

    /** Red first, between -1 and 1: {@code v / 127.5 - 1}. */
    static ImageContract tensorflow(int side) {
        return contract(side, ChannelOrder.RGB, 1 / 127.5, List.of(1.0, 1.0, 1.0));
    }

    /** As Caffe's own networks have it: blue first, ImageNet's mean colour in whole numbers subtracted. */
    static ImageContract caffeRounded(int side) {
        return contract(side, ChannelOrder.BGR, 1, List.of(104.0, 117.0, 123.0));
    }

    private static ImageContract contract(int side, ChannelOrder order, double scale, List<Double> mean) {
        int shorterSide = Math.round(side * 256 / 224f);
        return new ImageContract(
                new ImageSize(side, side, 3),
                Resize.shorterSide(shorterSide),
                Interpolation.BICUBIC,
                order,
                scale,
                mean,
                List.of(1.0, 1.0, 1.0));
    }
}
