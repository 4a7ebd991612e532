package org.convzoo.zoo;

import org.convzoo.configs.ImageSize;
import org.convzoo.zoo.LayerSpec.Activation;
import org.convzoo.zoo.LayerSpec.Classifier;
import org.convzoo.zoo.LayerSpec.Convolution;
import org.convzoo.zoo.LayerSpec.Dense;
import org.convzoo.zoo.LayerSpec.Pooling;

/**
 * LeNet-5: LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition", Proceedings of
 * the IEEE 86(11), 1998, figure 2 and section II.B.
 */
final class LeNet {

    /** Background and ink as section II.B scales them, so that inputs have a mean near 0 and a variance near 1. */
    private static final Architecture.PixelRange PIXELS = new Architecture.PixelRange(-0.1, 1.175);

    /** As courses teach it: C3 sees all six maps of S2, pooling has no weights, and a softmax replaces the RBF units. */
    static final Architecture LENET5 = new Architecture(
            "lenet5",
            "LeNet-5",
            "LeCun et al., Gradient-based learning applied to document recognition, 1998",
            1998,
            new ImageSize(32, 32, 1),
            10,
            PIXELS,
            LeNet::lenet5);

    private LeNet() {}

    private static Blueprint lenet5(ImageSize input, int classes) {
        Window fiveByFive = Window.of(5);
        LayerSpec halve = new Pooling(Pooling.Kind.AVERAGE, Window.of(2).stride(2));
        return Blueprint.of("lenet5", input)
                .add("c1", new Convolution(6, fiveByFive, Activation.TANH)) // 28x28x6
                .add("s2", halve) // 14x14x6
                .add("c3", new Convolution(16, fiveByFive, Activation.TANH)) // 10x10x16
                .add("s4", halve) // 5x5x16
                .add("c5", new Convolution(120, fiveByFive, Activation.TANH)) // 1x1x120
                .add("f6", new Dense(84, Activation.TANH))
                .add("output", new Classifier(classes))
                .build();
    }
}
