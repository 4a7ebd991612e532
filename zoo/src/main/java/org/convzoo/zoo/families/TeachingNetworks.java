package org.convzoo.zoo.families;

import java.util.List;
import java.util.Set;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.WrongKeyException;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.PixelScaling;
import org.convzoo.zoo.Publication;
import org.convzoo.zoo.Task;
import org.convzoo.zoo.blueprint.Activation;
import org.convzoo.zoo.blueprint.BatchNormalization;
import org.convzoo.zoo.blueprint.Classifier;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Dense;
import org.convzoo.zoo.blueprint.Dropout;
import org.convzoo.zoo.blueprint.Flow;
import org.convzoo.zoo.blueprint.GlobalPooling;
import org.convzoo.zoo.blueprint.NetworkOptions;
import org.convzoo.zoo.blueprint.Pooling;
import org.convzoo.zoo.blueprint.Window;

/** The small networks that the lectures explain convolution and its forerunners with. */
public final class TeachingNetworks {

    private static final Publication KERAS_EXAMPLE =
            new Publication("The network of Keras's MNIST example, 2015", 2015);
    private static final Publication LAROCHELLE =
            new Publication("Larochelle et al., Exploring strategies for training deep neural networks, JMLR 10", 2009);
    private static final Publication ROHRER =
            new Publication("Rohrer, How convolutional neural networks work, 2016", 2016);
    private static final Publication BASELINE = new Publication(
            "Wang et al., Time series classification from scratch with deep neural networks, arXiv:1611.06455", 2016);

    private TeachingNetworks() {}

    public static List<Architecture> all() {
        return List.of(
                new Architecture(
                        "digit-cnn",
                        List.of(),
                        "Recogniser of handwritten digits",
                        KERAS_EXAMPLE,
                        new Task(new ImageSize(28, 28, 1), 10, PixelScaling.range(0, 1)),
                        Set.of(),
                        TeachingNetworks::digits),
                new Architecture(
                        "mlp",
                        List.of(),
                        "Deep multilayer perceptron without convolutions",
                        LAROCHELLE,
                        new Task(new ImageSize(28, 28, 1), 10, PixelScaling.range(0, 1)),
                        Set.of(),
                        TeachingNetworks::perceptron),
                new Architecture(
                        "xo",
                        List.of(),
                        "X or O",
                        ROHRER,
                        new Task(new ImageSize(9, 9, 1), 2, PixelScaling.range(-1, 1)),
                        Set.of(),
                        TeachingNetworks::crossOrCircle),
                new Architecture(
                        "conv1d",
                        List.of(),
                        "Fully convolutional network for signals",
                        BASELINE,
                        new Task(new ImageSize(1, 128, 1), 2, PixelScaling.range(0, 1)),
                        Set.of(),
                        TeachingNetworks::signals));
    }

    private static Flow digits(NetworkOptions options) {
        return Flow.from(options)
                .then("conv1", Convolution.of(32, Window.of(3)).relu()) // 26x26x32
                .then("conv2", Convolution.of(64, Window.of(3)).relu()) // 24x24x64
                .then("pool", Pooling.max(Window.of(2).stride(2))) // 12x12x64
                .features()
                .then("pool_dropout", new Dropout(0.25))
                .then("fc", new Dense(128, Activation.RELU))
                .then("fc_dropout", new Dropout(0.5))
                .then("output", Classifier.of(options.classes()));
    }

    /** Three hidden layers of one size, a depth that Larochelle et al. train layer by layer. */
    private static Flow perceptron(NetworkOptions options) {
        Flow flow = Flow.from(options);
        for (int layer = 1; layer <= 3; layer++) {
            flow = flow.then("fc" + layer, new Dense(500, Activation.SIGMOID));
        }
        return flow.features().then("dropout", Dropout.onRequest()).then("output", Classifier.of(options.classes()));
    }

    /** Three features of 3x3 pixels: both diagonals and their crossing. */
    private static Flow crossOrCircle(NetworkOptions options) {
        return Flow.from(options)
                .then("conv", Convolution.of(3, Window.of(3)).relu()) // 7x7x3
                .then("pool", Pooling.max(Window.of(2).stride(2)).roundingUp()) // 4x4x3
                .features()
                .then("dropout", Dropout.onRequest())
                .then("output", Classifier.of(options.classes()));
    }

    /** Figure 1(b) of Wang et al.; a signal is an image one pixel high, a channel a sensor. */
    private static Flow signals(NetworkOptions options) {
        if (options.input().height() != 1) {
            throw new WrongKeyException(
                    "model.input",
                    "conv1d takes signals, written 1xLENGTHxCHANNELS, e.g. "
                            + new ImageSize(
                                    1, options.input().width(), options.input().channels()) + ", but got "
                            + options.input());
        }
        Flow flow = signal(Flow.from(options), "conv1", 128, 8);
        flow = signal(flow, "conv2", 256, 5);
        return signal(flow, "conv3", 128, 3)
                .features()
                .then("average", new GlobalPooling())
                .then("dropout", Dropout.onRequest())
                .then("output", Classifier.of(options.classes()));
    }

    private static Flow signal(Flow from, String name, int filters, int length) {
        Convolution layer = Convolution.of(filters, Window.of(1, length).same());
        return NormalizedConvolution.relu(from, name, layer, new BatchNormalization(1e-3, 0.99, true));
    }
}
