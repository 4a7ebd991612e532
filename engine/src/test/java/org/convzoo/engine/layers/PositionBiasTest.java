package org.convzoo.engine.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convzoo.engine.Graphs;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PositionBiasTest {

    @Test
    void addsABiasOfItsOwnAtEveryPlace() {
        ComputationGraph graph = Graphs.chain(2, 2, new PositionBias());
        INDArray images = Graphs.features(3, 2, 2);

        assertThat(graph.feedForward(images, false).get("layer0"))
                .as("biases are 0 at first")
                .isEqualTo(images);

        INDArray biases = Nd4j.arange(8).castTo(DataType.FLOAT).reshape(2, 2, 2);
        graph.getParam("layer0_b").assign(biases);
        INDArray shifted = graph.feedForward(images, false).get("layer0");
        for (int image = 0; image < 3; image++) {
            assertThat(shifted.slice(image)).isEqualTo(images.slice(image).add(biases));
        }
    }

    @Test
    void hasTheShapeOfItsInput() {
        PositionBias maps = new PositionBias();
        maps.setNIn(InputType.convolutional(19, 18, 1), false);
        PositionBias vectors = new PositionBias();
        vectors.setNIn(InputType.feedForward(7), false);

        assertThat(maps.getShape()).containsExactly(1, 19, 18);
        assertThat(maps.initializer().numParams(maps)).isEqualTo(342);
        assertThat(vectors.getShape()).containsExactly(7);
        assertThat(vectors.getOutputType(0, InputType.feedForward(7))).isEqualTo(InputType.feedForward(7));
    }

    @Test
    void refusesWhatDoesNotFit() {
        PositionBias layer = new PositionBias();
        layer.setNIn(InputType.convolutional(4, 4, 2), false);

        assertThatThrownBy(() -> layer.setNIn(InputType.convolutional(5, 4, 2), false))
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage("PositionBias: has biases for images of [2, 4, 4], got [2, 5, 4]");
        assertThatThrownBy(() -> layer.setNIn(InputType.recurrent(5), false))
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessageContaining("takes maps [N, C, H, W]");
    }
}
