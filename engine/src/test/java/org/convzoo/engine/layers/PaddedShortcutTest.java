package org.convzoo.engine.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convzoo.engine.Graphs;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PaddedShortcutTest {

    @Test
    void takesEverySecondPixelBetweenChannelsOfZeros() {
        var graph = Graphs.chain(2, 3, new PaddedShortcut(2, 5));
        INDArray image = Nd4j.arange(1, 19)
                .castTo(org.nd4j.linalg.api.buffer.DataType.FLOAT)
                .reshape(1, 2, 3, 3);

        INDArray maps = graph.feedForward(image, false).get("layer0");

        assertThat(maps.shape()).containsExactly(1, 5, 2, 2);
        assertThat(maps.dup('c').data().asFloat())
                .containsExactly(
                        0, 0, 0, 0, // one channel before
                        1, 3, 7, 9, //
                        10, 12, 16, 18, //
                        0, 0, 0, 0, // and two after
                        0, 0, 0, 0);
    }

    @Test
    void saysWhatComesOut() {
        InputType maps = InputType.convolutional(31, 32, 16);

        assertThat(new PaddedShortcut(2, 32).getOutputType(0, maps)).isEqualTo(InputType.convolutional(16, 16, 32));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> Graphs.chain(4, 3, new PaddedShortcut(2, 3)))
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage(
                        "PaddedShortcut \"layer0\": adds channels to those that come in, but 4 come in and 3 are to "
                                + "come out");
        assertThatThrownBy(() -> new PaddedShortcut(0, 3))
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage("PaddedShortcut: stride must be at least 1, got 0");
    }
}
