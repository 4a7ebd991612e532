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
 * AlexNet: Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional neural networks", NIPS
 * 2012, section 3.
 */
public final class AlexNet {

    private static final Publication PAPER = new Publication(
            "Krizhevsky et al., ImageNet classification with deep convolutional neural networks, 2012", 2012);
    private static final Publication ONE_TOWER = new Publication(
            "Krizhevsky, One weird trick for parallelizing convolutional neural networks, arXiv:1404.5997", 2014);

    /** Section 3.4: overlapping windows. */
    private static final LayerSpec POOL = Pooling.max(Window.of(3).stride(2));

    /** Section 3.3. */
    private static final LayerSpec NORMALIZE = new LocalResponseNormalization(5, 1e-4, 0.75, 2);

    private AlexNet() {}

    public static List<Architecture> all() {
        return List.of(
                new Architecture(
                        "alexnet",
                        List.of(),
                        "AlexNet, two groups",
                        PAPER,
                        Task.imageNet(227),
                        Set.of(),
                        options -> published(options, 2)),
                new Architecture(
                        "alexnet-single",
                        List.of(),
                        "AlexNet, one group",
                        PAPER,
                        Task.imageNet(227),
                        Set.of(),
                        options -> published(options, 1)),
                new Architecture(
                        "alexnet-torchvision",
                        List.of(),
                        "AlexNet as torchvision has it",
                        ONE_TOWER,
                        Task.imageNet(224),
                        Set.of(),
                        AlexNet::torchvision));
    }

    /** @param groups 2 where the paper's two processors do not see each other's maps */
    private static Flow published(NetworkOptions options, int groups) {
        return Flow.from(options)
                .then("conv1", Convolution.of(96, Window.of(11).stride(4)).relu()) // 55x55x96
                .then("norm1", NORMALIZE)
                .then("pool1", POOL) // 27x27x96
                .then("conv2", centred(256, 5).groups(groups))
                .then("norm2", NORMALIZE)
                .then("pool2", POOL) // 13x13x256
                .then("conv3", centred(384, 3))
                .then("conv4", centred(384, 3).groups(groups))
                .then("conv5", centred(256, 3).groups(groups))
                .then("pool5", POOL) // 6x6x256
                .features()
                .then("fc6", new Dense(4096, Activation.RELU))
                .then("drop6", new Dropout(0.5))
                .then("fc7", new Dense(4096, Activation.RELU))
                .then("drop7", new Dropout(0.5))
                .then("fc8", Classifier.of(options.classes()));
    }

    private static Flow torchvision(NetworkOptions options) {
        return Flow.from(options)
                .then(
                        "conv1",
                        Convolution.of(64, Window.of(11).stride(4).padding(2)).relu()) // 55x55x64
                .then("pool1", POOL) // 27x27x64
                .then("conv2", centred(192, 5))
                .then("pool2", POOL) // 13x13x192
                .then("conv3", centred(384, 3))
                .then("conv4", centred(256, 3))
                .then("conv5", centred(256, 3))
                .then("pool5", POOL) // 6x6x256
                .features()
                .then("drop6", new Dropout(0.5))
                .then("fc6", new Dense(4096, Activation.RELU))
                .then("drop7", new Dropout(0.5))
                .then("fc7", new Dense(4096, Activation.RELU))
                .then("fc8", Classifier.of(options.classes()));
    }

    private static Convolution centred(int filters, int size) {
        return Convolution.of(filters, Window.of(size).centred()).relu();
    }
}
