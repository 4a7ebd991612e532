package org.convzoo.zoo.families;

import java.util.List;
import java.util.Set;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig.Output;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.ModelOption;
import org.convzoo.zoo.PixelScaling;
import org.convzoo.zoo.Publication;
import org.convzoo.zoo.Task;
import org.convzoo.zoo.blueprint.Activation;
import org.convzoo.zoo.blueprint.Classifier;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Dense;
import org.convzoo.zoo.blueprint.Dropout;
import org.convzoo.zoo.blueprint.Flow;
import org.convzoo.zoo.blueprint.LayerSpec;
import org.convzoo.zoo.blueprint.NetworkOptions;
import org.convzoo.zoo.blueprint.Pooling;
import org.convzoo.zoo.blueprint.RadialBasis;
import org.convzoo.zoo.blueprint.SoftmaxOutput;
import org.convzoo.zoo.blueprint.SparseConvolution;
import org.convzoo.zoo.blueprint.Window;

/**
 * LeNet-5: LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition", Proceedings of
 * the IEEE 86(11), 1998, figure 2 and section II.B.
 */
public final class LeNet {

    private static final Publication PAPER =
            new Publication("LeCun et al., Gradient-based learning applied to document recognition, 1998", 1998);

    /** Background and ink as section II.B scales them, so that inputs have a mean near 0 and a variance near 1. */
    private static final Task DIGITS = new Task(new ImageSize(32, 32, 1), 10, PixelScaling.range(-0.1, 1.175));

    private static final Window FIVE = Window.of(5);
    private static final LayerSpec HALVE = Pooling.average(Window.of(2).stride(2));

    /** Table I: the maps of S2 that each map of C3 sees. */
    private static final List<List<Integer>> CONNECTIONS = List.of(
            List.of(0, 1, 2),
            List.of(1, 2, 3),
            List.of(2, 3, 4),
            List.of(3, 4, 5),
            List.of(0, 4, 5),
            List.of(0, 1, 5),
            List.of(0, 1, 2, 3),
            List.of(1, 2, 3, 4),
            List.of(2, 3, 4, 5),
            List.of(0, 3, 4, 5),
            List.of(0, 1, 4, 5),
            List.of(0, 1, 2, 5),
            List.of(0, 1, 3, 4),
            List.of(1, 2, 4, 5),
            List.of(0, 2, 3, 5),
            List.of(0, 1, 2, 3, 4, 5));

    /** As courses teach it: C3 sees all six maps of S2, pooling has no weights, and a softmax replaces the RBF units. */
    private static final Architecture LENET5 =
            new Architecture("lenet5", List.of(), "LeNet-5", PAPER, DIGITS, Set.of(), LeNet::taught);

    /** As published. */
    private static final Architecture LENET5_1998 = new Architecture(
            "lenet5-1998",
            List.of(),
            "LeNet-5 as published",
            PAPER,
            DIGITS,
            Set.of(ModelOption.OUTPUT),
            LeNet::published);

    private LeNet() {}

    public static List<Architecture> all() {
        return List.of(LENET5_1998, LENET5);
    }

    private static Flow taught(NetworkOptions options) {
        return Flow.from(options)
                .then("c1", tanh(6)) // 28x28x6
                .then("s2", HALVE) // 14x14x6
                .then("c3", tanh(16)) // 10x10x16
                .then("s4", HALVE) // 5x5x16
                .then("c5", tanh(120)) // 1x1x120
                .features()
                .then("f6", new Dense(84, Activation.TANH))
                .then("dropout", Dropout.onRequest())
                .then("output", Classifier.of(options.classes()));
    }

    private static Convolution tanh(int filters) {
        return Convolution.of(filters, FIVE).activation(Activation.TANH);
    }

    private static Flow published(NetworkOptions options) {
        Flow f6 = trainablePooling(
                        trainablePooling(Flow.from(options).then("c1", squashed(6)), "s2") // 14x14x6
                                .then("c3", new SparseConvolution(CONNECTIONS, FIVE, Activation.SCALED_TANH)),
                        "s4") // 5x5x16
                .then("c5", squashed(120)) // 1x1x120
                .features()
                .then("f6", new Dense(DigitCodes.LENGTH, Activation.SCALED_TANH))
                .then("dropout", Dropout.onRequest());
        return options.output() == Output.SOFTMAX
                ? f6.then("output", Classifier.of(options.classes()))
                : f6.then("rbf", new RadialBasis(DigitCodes.of(options.classes())))
                        .then("output", new SoftmaxOutput());
    }

    private static Convolution squashed(int filters) {
        return Convolution.of(filters, FIVE).activation(Activation.SCALED_TANH);
    }

    /** A map's window sum times one learned coefficient, plus one learned bias, squashed. */
    private static Flow trainablePooling(Flow from, String name) {
        int maps = from.shape().channels();
        return from.then(name + "_mean", HALVE)
                .then(name, Convolution.of(maps, Window.of(1)).groups(maps).activation(Activation.SCALED_TANH));
    }
}
