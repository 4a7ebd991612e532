package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.convzoo.engine.layers.ExactLocalResponseNormalization;
import org.convzoo.engine.layers.PositionBias;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The plan's normalization, number by number, held against the exact layer in double precision. Deeplearning4j's own
 * layer, whose gradient is not exact, is compiled into the same.
 */
class LocalResponseNormalizationTest {

    private static final int SIZE = 5;
    private static final double TOLERANCE = 2e-6;

    static Stream<Arguments> layers() {
        return Stream.of(
                Arguments.of(8, exact(5, 2, 0.3), exact(5, 2, 0.3)),
                Arguments.of(33, exact(3, 1, 2), exact(3, 1, 2)),
                Arguments.of(16, new LocalResponseNormalization.Builder(2, 5, 0.3, 0.75).build(), exact(5, 2, 0.3)));
    }

    private static Layer exact(int n, double k, double alpha) {
        return new ExactLocalResponseNormalization.Builder()
                .n(n)
                .k(k)
                .alpha(alpha)
                .build();
    }

    /** The network says what the layer says, and the gradient of each bias is that of the layer's input beside it. */
    private static ComputationGraph graph(int channels, Layer layer) {
        return Graphs.build(
                new Sgd(1), 0, channels, SIZE, builder -> builder.addLayer("places", new PositionBias(), "in")
                        .addLayer("normalization", layer, "places")
                        .addLayer(
                                "out",
                                new LossLayer.Builder(new LossMSE())
                                        .activation(Activation.IDENTITY)
                                        .build(),
                                "normalization")
                        .setOutputs("out"));
    }

    @ParameterizedTest(name = "{1} on {0} channels")
    @MethodSource("layers")
    void isExactNumberByNumber(int channels, Layer layer, Layer reference) {
        ComputationGraph graph = graph(channels, layer);
        ComputationGraph exact = graph(channels, reference).convertDataType(DataType.DOUBLE);
        INDArray features = Graphs.features(1, channels, SIZE).muli(6);
        INDArray labels =
                Nd4j.rand(DataType.FLOAT, 1, (long) channels * SIZE * SIZE).muli(50);

        try (ExecutionPlan fast = ExecutionPlan.open(graph);
                ExecutionPlan slow = ExecutionPlan.dl4j(exact)) {
            assertSame("output", fast.output(features), slow.output(features.castTo(DataType.DOUBLE)));
            fast.step(features, labels, 1, 0);
            slow.step(features.castTo(DataType.DOUBLE), labels.castTo(DataType.DOUBLE), 1, 0);
            assertThat(fast.profile()).containsKey("local response normalization gradient normalization");
        }
        assertSame("gradient of the input", graph.params(), exact.params());
    }

    private static void assertSame(String what, INDArray found, INDArray expected) {
        INDArray difference = Transforms.abs(found.castTo(DataType.DOUBLE).sub(expected));
        double largest = expected.amaxNumber().doubleValue();
        assertThat(largest).isPositive();
        assertThat(difference.maxNumber().doubleValue())
                .as("%s: largest difference to the exact layer", what)
                .isLessThan(TOLERANCE * largest);
    }
}
