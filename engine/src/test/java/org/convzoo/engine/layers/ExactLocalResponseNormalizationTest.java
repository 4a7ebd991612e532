package org.convzoo.engine.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.convzoo.engine.Graphs;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ExactLocalResponseNormalizationTest {

    @Test
    void dividesByThePowerOfTheSumOverNeighbours() {
        var graph = Graphs.chain(
                4,
                1,
                new ExactLocalResponseNormalization.Builder()
                        .n(3)
                        .k(1)
                        .alpha(0.5)
                        .beta(2)
                        .build());
        INDArray pixel = Nd4j.create(new float[] {1, 2, 3, 4}, 1, 4, 1, 1);

        INDArray normalized = graph.feedForward(pixel, false).get("layer0");

        // sums of squares 5, 14, 29 and 25
        assertThat(normalized.data().asDouble())
                .containsExactly(
                        new double[] {1 / (3.5 * 3.5), 2 / 64.0, 3 / (15.5 * 15.5), 4 / (13.5 * 13.5)}, within(1e-7));
    }

    @Test
    void hasThePapersConstants() {
        var layer = new ExactLocalResponseNormalization.Builder().build();

        assertThat(layer.getN()).isEqualTo(5);
        assertThat(layer.getK()).isEqualTo(2);
        assertThat(layer.getAlpha()).isEqualTo(1e-4);
        assertThat(layer.getBeta()).isEqualTo(0.75);
        assertThat(layer.getOutputType(0, InputType.convolutional(5, 6, 7)))
                .isEqualTo(InputType.convolutional(5, 6, 7));
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertThatThrownBy(
                        () -> new ExactLocalResponseNormalization.Builder().n(4).build())
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage(
                        "ExactLocalResponseNormalization: n must be odd, so that a channel has as many neighbours on "
                                + "either side, got 4");
        assertThatThrownBy(
                        () -> new ExactLocalResponseNormalization.Builder().k(0).build())
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage("ExactLocalResponseNormalization: k must be above 0, got 0.0");
        assertThatThrownBy(() ->
                        new ExactLocalResponseNormalization.Builder().alpha(-1).build())
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage("ExactLocalResponseNormalization: alpha must be at least 0, got -1.0");
    }
}
