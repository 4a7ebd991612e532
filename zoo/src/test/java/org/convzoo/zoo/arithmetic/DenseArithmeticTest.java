package org.convzoo.zoo.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DenseArithmeticTest {

    private final Volume map = Volume.parse("7x7x512");
    private final DenseArithmetic layer = new DenseArithmetic(map, 4_096);

    @Test
    void theLargestLayerOfVgg() {
        assertThat(layer.output()).hasToString("1x1x4096");
        assertThat(layer.weights()).isEqualTo(102_760_448);
        assertThat(layer.parameters()).isEqualTo(102_764_544);
    }

    @Test
    void isAConvolutionWithFiltersAsLargeAsItsInput() {
        PerAxis one = PerAxis.both(1);
        SlidingWindow window = SlidingWindow.over(map, PerAxis.both(7), one, one, Padding.parse("0"), Rounding.DOWN);
        ConvolutionArithmetic convolution = new ConvolutionArithmetic(map, window, 4_096, 1, true);
        assertThat(convolution.output()).isEqualTo(layer.output());
        assertThat(convolution.parameters()).isEqualTo(layer.parameters());
        assertThat(convolution.multiplyAccumulates()).isEqualTo(layer.multiplyAccumulates());
    }

    @Test
    void needsAUnit() {
        assertThatThrownBy(() -> new DenseArithmetic(map, 0)).hasMessage("a dense layer needs at least 1 unit, got 0");
    }
}
