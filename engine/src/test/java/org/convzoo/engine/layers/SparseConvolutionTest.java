package org.convzoo.engine.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.convzoo.engine.Graphs;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class SparseConvolutionTest {

    /** Table I of LeCun et al. 1998: which maps of S2 each map of C3 reads. */
    private static final int[][] C3 = {
        {0, 1, 2},
        {1, 2, 3},
        {2, 3, 4},
        {3, 4, 5},
        {0, 4, 5},
        {0, 1, 5},
        {0, 1, 2, 3},
        {1, 2, 3, 4},
        {2, 3, 4, 5},
        {0, 3, 4, 5},
        {0, 1, 4, 5},
        {0, 1, 2, 5},
        {0, 1, 3, 4},
        {1, 2, 4, 5},
        {0, 2, 3, 5},
        {0, 1, 2, 3, 4, 5}
    };

    @Test
    void aMapReadsWhatTheTableSays() {
        int[][] table = {{2}, {0, 1}};
        ComputationGraph graph = Graphs.chain(
                3,
                2,
                new SparseConvolution.Builder(table, 1, 2)
                        .activation(Activation.IDENTITY)
                        .build());
        graph.getParam("layer0_W").assign(Nd4j.create(new float[] {1, 2, 10, 0, 0, 100}));
        graph.getParam("layer0_b").assign(Nd4j.create(new float[] {0, 0.5f}));
        INDArray image = Nd4j.create(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 1, 3, 2, 2);

        INDArray maps = graph.feedForward(image, false).get("layer0");

        assertThat(maps.shape()).containsExactly(1, 2, 2, 1);
        assertThat(maps.dup('c').data().asFloat())
                .containsExactly(9 + 2 * 10, 11 + 2 * 12, 10 + 100 * 6 + 0.5f, 30 + 100 * 8 + 0.5f);
    }

    @Test
    void lenetsThirdLayerHas1516Parameters() {
        ComputationGraph graph = Graphs.chain(6, 14, new SparseConvolution.Builder(C3, 5, 5).build());

        assertThat(graph.getLayer("layer0").numParams()).isEqualTo(1516);
    }

    @Test
    void eachMapIsInitialisedWithItsOwnFanIn() {
        int few = 1;
        int many = 64;
        int[][] table = {new int[few], java.util.stream.IntStream.range(0, many).toArray()};
        ComputationGraph graph = Graphs.chain(
                many,
                16,
                new SparseConvolution.Builder(table, 9, 9)
                        .weightInit(WeightInit.LECUN_NORMAL)
                        .build());
        INDArray weights = graph.getParam("layer0_W");

        assertThat(deviation(weights, 0, few * 81)).isCloseTo(1 / 9.0, within(0.02));
        assertThat(deviation(weights, few * 81, weights.length())).isCloseTo(1 / 72.0, within(0.0005));
    }

    private static double deviation(INDArray weights, long from, long to) {
        return weights.get(NDArrayIndex.interval(from, to)).stdNumber().doubleValue();
    }

    @Test
    void refusesTablesThatDoNotFit() {
        assertThatThrownBy(() -> new SparseConvolution.Builder(new int[][] {{0}, {}}, 3, 3).build())
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage(
                        "SparseConvolution: map 1 must read at least one map of the input, each once, counted from 0, "
                                + "got []");
        assertThatThrownBy(() -> new SparseConvolution.Builder(new int[][] {{0, 0}}, 3, 3).build())
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessageContaining("each once, counted from 0, got [0, 0]");
        assertThatThrownBy(() -> Graphs.chain(3, 5, new SparseConvolution.Builder(new int[][] {{0, 3}}, 3, 3).build()))
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage(
                        "SparseConvolution \"layer0\": its table reads map 3, counted from 0, but the input has 3 maps");
    }
}
