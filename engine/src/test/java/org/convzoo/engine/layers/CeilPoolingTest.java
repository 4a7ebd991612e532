package org.convzoo.engine.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.convzoo.engine.Graphs;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CeilPoolingTest {

    /** 1 to 16, row by row. */
    private static final INDArray SQUARE =
            Nd4j.arange(1, 17).castTo(DataType.FLOAT).reshape(1, 1, 4, 4);

    private static CeilPooling.Builder pooling(PoolingType type, int kernel, int stride, int padding) {
        return new CeilPooling.Builder(type)
                .kernelSize(kernel, kernel)
                .stride(stride, stride)
                .padding(padding, padding);
    }

    @Test
    void theLastMaximumReachesOverTheEdge() {
        assertPooled(pooling(PoolingType.MAX, 3, 2, 0).build(), 11, 12, 15, 16);
    }

    @Test
    void beyondTheEdgeIsLessThanAnyNumber() {
        INDArray negative = SQUARE.neg();

        assertPooled(negative, pooling(PoolingType.MAX, 3, 2, 0).build(), -1, -3, -9, -11);
    }

    @Test
    void anAverageDividesByWhatIsThere() {
        assertPooled(pooling(PoolingType.AVG, 3, 2, 0).build(), 6, 7.5, 12, 13.5);
        assertPooled(pooling(PoolingType.AVG, 3, 2, 0).countPadding(true).build(), 6, 7.5, 12, 13.5);
    }

    @Test
    void countedPaddingEndsWhereItWasAskedToEnd() {
        // rows and columns -1 to 1, 1 to 3 and 3 to 5, of which 5 is beyond the padding
        assertPooled(
                pooling(PoolingType.AVG, 3, 2, 1).countPadding(true).build(),
                14 / 9.0,
                30 / 9.0,
                12 / 6.0,
                57 / 9.0,
                99 / 9.0,
                36 / 6.0,
                27 / 6.0,
                45 / 6.0,
                16 / 4.0);
        assertPooled(
                pooling(PoolingType.AVG, 3, 2, 1).build(),
                14 / 4.0,
                30 / 6.0,
                12 / 2.0,
                57 / 6.0,
                99 / 9.0,
                36 / 3.0,
                27 / 2.0,
                45 / 3.0,
                16 / 1.0);
    }

    private static void assertPooled(CeilPooling layer, double... expected) {
        assertPooled(SQUARE, layer, expected);
    }

    private static void assertPooled(INDArray input, CeilPooling layer, double... expected) {
        var graph = Graphs.chain(1, 4, layer);
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
            INDArray maps = graph.convertDataType(type)
                    .feedForward(input.castTo(type), false)
                    .get("layer0");
            assertThat(maps.dup('c').data().asDouble()).as("in %s", type).containsExactly(expected, within(1e-6));
        }
    }

    @ParameterizedTest(name = "{0} with kernel {1}, stride {2}, padding {3} becomes {4}")
    @CsvSource({
        "112, 3, 2, 0, 56",
        "113, 3, 2, 0, 56",
        "28, 3, 2, 0, 14",
        "28, 3, 2, 1, 15",
        "4, 1, 2, 0, 2",
        "5, 2, 3, 1, 2",
        "2, 3, 2, 0, 1"
    })
    void outputSizesAreRoundedUpAsPyTorchDoes(long input, int kernel, int stride, int padding, long output) {
        InputType maps = InputType.convolutional(input, input, 8);

        assertThat(pooling(PoolingType.MAX, kernel, stride, padding).build().getOutputType(0, maps))
                .isEqualTo(InputType.convolutional(output, output, 8));
    }

    @Test
    void rowsAndColumnsHaveTheirOwnWindows() {
        CeilPooling layer = new CeilPooling.Builder(PoolingType.MAX)
                .kernelSize(3, 2)
                .stride(2, 3)
                .padding(1, 0)
                .build();

        assertThat(layer.getOutputType(0, InputType.convolutional(8, 9, 2)))
                .isEqualTo(InputType.convolutional(5, 3, 2));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> pooling(PoolingType.MAX, 3, 2, 2).build())
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage("CeilPooling: padding must be at most half of the kernel, got padding 2 for kernel 3");
        assertThatThrownBy(() -> pooling(PoolingType.PNORM, 3, 2, 0).build())
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage("CeilPooling: pools by MAX or AVG, got PNORM");
        assertThatThrownBy(() ->
                        Graphs.chain(1, 2, pooling(PoolingType.MAX, 7, 2, 0).build()))
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage("CeilPooling \"layer0\": a kernel of 7x7 finds no place on maps of 2x2");
        assertThatThrownBy(() -> pooling(PoolingType.MAX, 3, 0, 0).build())
                .isInstanceOf(DL4JInvalidConfigException.class)
                .hasMessage("CeilPooling: stride must be {vertical, horizontal}, each at least 1, got [0, 0]");
    }
}
