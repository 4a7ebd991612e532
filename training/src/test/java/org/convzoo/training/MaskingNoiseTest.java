package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class MaskingNoiseTest {

    private final INDArray clean = Nd4j.rand(DataType.FLOAT, 20, 1000).addi(1);

    @Test
    void aShareOfTheValuesBecomesZeroAndTheOthersStay() {
        try (MaskingNoise noise = new MaskingNoise(new long[] {20, 1000}, 0.3)) {
            float[] found = noise.of(clean, 5).dup().data().asFloat();
            float[] expected = clean.data().asFloat();
            int zeros = 0;
            for (int i = 0; i < found.length; i++) {
                zeros += found[i] == 0 ? 1 : 0;
                assertThat(found[i]).as("value %d", i).isIn(0f, expected[i]);
            }
            // 20,000 draws: four standard deviations are 0.013
            assertThat(zeros / 20_000.0).isCloseTo(0.3, within(0.013));
        }
    }

    @Test
    void theSeedDecidesWhich() {
        try (MaskingNoise noise = new MaskingNoise(new long[] {20, 1000}, 0.3)) {
            INDArray first = noise.of(clean, 5).dup();
            assertThat(noise.of(clean, 6)).isNotEqualTo(first);
            assertThat(noise.of(clean, 5)).isEqualTo(first);
        }
    }

    @Test
    void aSmallerBatchInTheShapeOfMapsIsTheBeginning() {
        try (MaskingNoise noise = new MaskingNoise(new long[] {20, 10, 10, 10}, 0)) {
            INDArray rows = clean.get(NDArrayIndex.interval(0, 3), NDArrayIndex.all());
            assertThat(noise.of(rows, 5)).isEqualTo(rows.dup().reshape('c', 3, 10, 10, 10));
        }
    }
}
