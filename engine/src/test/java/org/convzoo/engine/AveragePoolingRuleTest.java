package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's padded average means what PyTorch's does; LayerAgreementTest holds the plan to it. */
class AveragePoolingRuleTest {

    /** 1 to 25, row by row. */
    private static final INDArray SQUARE =
            Nd4j.arange(1, 26).castTo(DataType.FLOAT).reshape(1, 1, 5, 5);

    @Test
    void paddingIsLeftOut() {
        assertAverages(
                false, 16 / 4.0, 33 / 6.0, 28 / 4.0, 69 / 6.0, 117 / 9.0, 87 / 6.0, 76 / 4.0, 123 / 6.0, 88 / 4.0);
    }

    @Test
    void paddingIsCounted() {
        assertAverages(
                true, 16 / 9.0, 33 / 9.0, 28 / 9.0, 69 / 9.0, 117 / 9.0, 87 / 9.0, 76 / 9.0, 123 / 9.0, 88 / 9.0);
    }

    private static void assertAverages(boolean counted, double... expected) {
        ComputationGraph graph = Graphs.chain(
                1,
                5,
                Graphs.pooling(SubsamplingLayer.PoolingType.AVG, 3, 2)
                        .padding(1, 1)
                        .avgPoolIncludePadInDivisor(counted)
                        .build());
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            INDArray maps = graph.convertDataType(type)
                    .feedForward(SQUARE.castTo(type), false)
                    .get("layer0");
            assertThat(maps.dup('c').data().asDouble()).as("in %s", type).containsExactly(expected, within(1e-5));
        }
    }
}
