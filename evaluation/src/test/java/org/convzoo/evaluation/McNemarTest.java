package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {

    /** {@code binomtest(min(b, c), b + c, 0.5).pvalue} of SciPy 1.10.1. */
    @ParameterizedTest
    @CsvSource({
        "1, 6, 0.125",
        "0, 5, 0.0625",
        "12, 12, 1.0",
        "3, 9, 0.14599609375",
        "24, 0, 1.1920928955078125e-07",
        "0, 0, 1.0"
    })
    void withFewImagesItIsExact(int onlyFirst, int onlySecond, double p) {
        McNemar test = McNemar.of(onlyFirst, onlySecond);
        assertThat(test.method()).isEqualTo(McNemar.Method.EXACT);
        assertThat(test.statistic()).isEqualTo(Math.min(onlyFirst, onlySecond));
        assertThat(test.p()).isCloseTo(p, within(1e-12 * p));
    }

    /** {@code chi2.sf((|b - c| - 1)^2 / (b + c), 1)} of SciPy 1.10.1; nothing is corrected where b = c. */
    @ParameterizedTest
    @CsvSource({
        "10, 15, 0.64, 0.4237107971667936",
        "5, 25, 12.033333333333333, 0.0005225753951242464",
        "59, 6, 41.6, 1.1199327149542469e-10",
        "30, 30, 0, 1",
        "100, 160, 13.388461538461538, 0.00025317696951544154",
        "9, 191, 163.805, 1.6686324562304584e-37"
    })
    void withManyItIsChiSquared(int onlyFirst, int onlySecond, double statistic, double p) {
        McNemar test = McNemar.of(onlyFirst, onlySecond);
        assertThat(test.method()).isEqualTo(McNemar.Method.CHI_SQUARED);
        assertThat(test.statistic()).isCloseTo(statistic, within(1e-12));
        assertThat(test.p()).isCloseTo(p, within(1e-10 * p));
    }

    /** By hand: 4 x 0.005 = 0.02, 3 x 0.01 = 0.03, 2 x 0.03 = 0.06, and 1 x 0.04 is no less than that. */
    @Test
    void manyTestsAreAdjusted() {
        assertThat(Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
        assertThat(Holm.adjusted(new double[] {0.7, 0.6})).containsExactly(1, 1);
        assertThat(Holm.adjusted(new double[] {0.04})).containsExactly(0.04);
    }
}
