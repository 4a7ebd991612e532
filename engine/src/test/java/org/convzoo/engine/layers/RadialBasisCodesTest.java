package org.convzoo.engine.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.convzoo.engine.Graphs;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class RadialBasisCodesTest {

    private static final int[][] CODES = {{1, -1}, {-1, -1}, {1, 1}};

    @Test
    void theNearestCodeHasTheLargestOutput() {
        ComputationGraph graph = Graphs.chain(2, 1, new RadialBasisCodes(CODES));
        INDArray vectors = Nd4j.create(new float[] {1, -1, 0.5f, 2}, 2, 2, 1, 1);

        INDArray outputs = graph.feedForward(vectors, false).get("layer0");

        assertThat(outputs.shape()).containsExactly(2, 3);
        assertThat(outputs.dup('c').data().asFloat())
                .containsExactly(new float[] {0, -4, -4, -9.25f, -11.25f, -1.25f}, within(1e-6f));
        assertThat(graph.getLayer("layer0").numParams()).isZero();
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> new RadialBasisCodes(new int[][] {{1, 1}, {1}}))
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage("RadialBasisCodes: codes must be equally long, but code 0 has 2 numbers and code 1 has 1");
        assertThatThrownBy(() -> new RadialBasisCodes(new int[0][]))
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage("RadialBasisCodes: needs a code for each class, got none");
        assertThatThrownBy(() -> new RadialBasisCodes(CODES).getOutputType(0, InputType.feedForward(3)))
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessageStartingWith("RadialBasisCodes: takes vectors of 2 numbers, as long as its codes, got ");
    }
}
