package org.convzoo.zoo.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convzoo.zoo.arithmetic.PoolingArithmetic.Kind;
import org.junit.jupiter.api.Test;

class PoolingArithmeticTest {

    private static PoolingArithmetic pooling(String input, int kernel, int stride, String padding, Rounding rounding) {
        Volume volume = Volume.parse(input);
        SlidingWindow window = SlidingWindow.over(
                volume, PerAxis.both(kernel), PerAxis.both(stride), PerAxis.both(1), Padding.parse(padding), rounding);
        return new PoolingArithmetic(volume, window, Kind.MAX);
    }

    @Test
    void theLecturesExample() {
        PoolingArithmetic layer = pooling("224x224x64", 2, 2, "0", Rounding.DOWN);
        assertThat(layer.output()).hasToString("112x112x64");
        assertThat(layer.operations()).isEqualTo(112 * 112 * 64 * 3);
    }

    @Test
    void alexNetsOverlappingWindows() {
        assertThat(pooling("55x55x96", 3, 2, "0", Rounding.DOWN).output()).hasToString("27x27x96");
    }

    @Test
    void roundsUpWhereAsked() {
        assertThat(pooling("112x112x64", 3, 2, "0", Rounding.DOWN).output()).hasToString("55x55x64");
        assertThat(pooling("112x112x64", 3, 2, "0", Rounding.UP).output()).hasToString("56x56x64");
    }

    @Test
    void refusesPaddingThatFillsAWindow() {
        assertThatThrownBy(() -> pooling("8x8x1", 2, 2, "2", Rounding.DOWN))
                .hasMessage("with a padding of 2, a pooling window of 2 would see nothing but padding at the border;"
                        + " it can be at most 1");
    }

    @Test
    void refusesToRoundWhereSamePaddingLeavesNothingToRound() {
        assertThatThrownBy(() -> pooling("8x8x1", 3, 2, "same", Rounding.UP))
                .hasMessageContaining("same padding leaves nothing to round up");
    }
}
