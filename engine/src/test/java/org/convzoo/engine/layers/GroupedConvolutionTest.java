package org.convzoo.engine.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.convzoo.engine.Graphs;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GroupedConvolutionTest {

    @Test
    void eachGroupReadsItsOwnChannels() {
        ComputationGraph graph = Graphs.chain(
                2,
                2,
                new GroupedConvolution.Builder(1, 2)
                        .groups(2)
                        .nOut(4)
                        .activation(Activation.IDENTITY)
                        .build());
        graph.getParam("layer0_W").assign(Nd4j.create(new float[] {1, 0, 0, 1, 1, 1, 2, -1}, 4, 1, 1, 2));
        graph.getParam("layer0_b").assign(Nd4j.create(new float[] {0, 0, 0, 10}));
        INDArray image = Nd4j.create(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 2, 2, 2);

        INDArray maps = graph.feedForward(image, false).get("layer0");

        assertThat(maps.shape()).containsExactly(1, 4, 2, 1);
        // maps 0 and 1 take the left and right pixels of channel 0; 2 and 3 a sum and a difference from channel 1
        assertThat(maps.dup('c').data().asFloat()).containsExactly(1, 3, 2, 4, 11, 15, 14, 16);
    }

    @Test
    void weightsAreCountedAndInitialisedForOneGroup() {
        ComputationGraph graph = Graphs.chain(
                64,
                4,
                new GroupedConvolution.Builder(3, 3)
                        .groups(4)
                        .nOut(128)
                        .padding(1, 1)
                        .weightInit(WeightInit.RELU)
                        .build());
        INDArray weights = graph.getParam("layer0_W");

        assertThat(weights.shape()).containsExactly(128, 16, 3, 3);
        assertThat(graph.getLayer("layer0").numParams()).isEqualTo(128 * 16 * 9 + 128);
        double fanIn = 16 * 9;
        assertThat(weights.stdNumber().doubleValue()).isCloseTo(Math.sqrt(2 / fanIn), within(0.003));
    }

    @Test
    void saysWhatComesOut() {
        GroupedConvolution layer = new GroupedConvolution.Builder(3, 5)
                .groups(2)
                .nOut(6)
                .stride(2, 1)
                .padding(1, 2)
                .convolutionMode(ConvolutionMode.Truncate)
                .build();

        layer.setNIn(InputType.convolutional(9, 11, 4), true);
        assertThat(layer.getOutputType(0, InputType.convolutional(9, 11, 4)))
                .isEqualTo(InputType.convolutional(5, 11, 6));
    }

    @Test
    void channelsMustDivideIntoGroups() {
        assertThatThrownBy(() ->
                        new GroupedConvolution.Builder(3, 3).groups(3).nOut(8).build())
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage(
                        "GroupedConvolution: 8 output channels do not divide into 3 groups; choose a multiple of 3");
        assertThatThrownBy(() -> Graphs.chain(
                        4,
                        5,
                        new GroupedConvolution.Builder(3, 3).groups(3).nOut(9).build()))
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage("GroupedConvolution \"layer0\": 4 input channels do not divide into 3 groups; "
                        + "choose a multiple of 3");
        assertThatThrownBy(() -> new GroupedConvolution.Builder(3, 3).groups(0).build())
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage("GroupedConvolution: groups must be at least 1, got 0");
    }

    @Test
    void channelsComeFirst() {
        GroupedConvolution layer = new GroupedConvolution.Builder(3, 3).nOut(2).build();

        assertThatThrownBy(() -> layer.setNIn(InputType.convolutional(5, 5, 4, CNN2DFormat.NHWC), true))
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessageContaining("takes maps [N, C, H, W] with the channels first");
        assertThatThrownBy(() -> layer.setNIn(InputType.feedForward(5), true))
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessageContaining("takes maps [N, C, H, W] with the channels first");
    }
}
