package org.convzoo.zoo.families;

import java.util.List;
import java.util.Set;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Publication;
import org.convzoo.zoo.Task;
import org.convzoo.zoo.blueprint.Activation;
import org.convzoo.zoo.blueprint.Classifier;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Dense;
import org.convzoo.zoo.blueprint.Dropout;
import org.convzoo.zoo.blueprint.Flow;
import org.convzoo.zoo.blueprint.LayerSpec;
import org.convzoo.zoo.blueprint.LocalResponseNormalization;
import org.convzoo.zoo.blueprint.NetworkOptions;
import org.convzoo.zoo.blueprint.Pooling;
import org.convzoo.zoo.blueprint.Window;

/**
 * ZFNet: Zeiler and Fergus, "Visualizing and understanding convolutional networks", ECCV 2014 (arXiv:1311.2901), figure
 * 3.
 */
public final class ZfNet {

    private static final Publication PAPER = new Publication(
            "Zeiler and Fergus, Visualizing and understanding convolutional networks, arXiv:1311.2901", 2013);

    /** Figure 3 halves 110 to 55 and 26 to 13: the last window reaches beyond the map. */
    private static final LayerSpec POOL = Pooling.max(Window.of(3).stride(2)).roundingUp();

    private static final LayerSpec NORMALIZE = new LocalResponseNormalization(5, 1e-4, 0.75, 2);

    private ZfNet() {}

    public static List<Architecture> all() {
        return List.of(
                new Architecture(
                        "zfnet",
                        List.of(),
                        "ZFNet",
                        PAPER,
                        Task.imageNet(224),
                        Set.of(),
                        options -> table(options, 384, 384, 256)),
                new Architecture(
                        "zfnet-wide",
                        List.of(),
                        "ZFNet with 512, 1024 and 512 maps in its middle layers",
                        PAPER,
                        Task.imageNet(224),
                        Set.of(),
                        options -> table(options, 512, 1024, 512)));
    }

    private static Flow table(NetworkOptions options, int third, int fourth, int fifth) {
        Window three = Window.of(3).centred();
        return Flow.from(options)
                .then(
                        "conv1",
                        Convolution.of(96, Window.of(7).stride(2).padding(1)).relu()) // 110x110x96
                .then("pool1", POOL) // 55x55x96
                .then("norm1", NORMALIZE)
                .then("conv2", Convolution.of(256, Window.of(5).stride(2)).relu()) // 26x26x256
                .then("pool2", POOL) // 13x13x256
                .then("norm2", NORMALIZE)
                .then("conv3", Convolution.of(third, three).relu())
                .then("conv4", Convolution.of(fourth, three).relu())
                .then("conv5", Convolution.of(fifth, three).relu())
                .then("pool5", POOL) // 6x6x256
                .features()
                .then("fc6", new Dense(4096, Activation.RELU))
                .then("drop6", new Dropout(0.5))
                .then("fc7", new Dense(4096, Activation.RELU))
                .then("drop7", new Dropout(0.5))
                .then("fc8", Classifier.of(options.classes()));
    }
}
