package org.convzoo.zoo.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenSizesTest {

    @Test
    void oneNumberCountsForBothAxes() {
        assertThat(PerAxis.parse("5")).isEqualTo(new PerAxis(5, 5)).hasToString("5");
        assertThat(PerAxis.parse("1x7")).isEqualTo(new PerAxis(1, 7)).hasToString("1x7");
        assertThat(Padding.parse("SAME")).isEqualTo(new Padding.Same());
        assertThat(Padding.parse("0x3")).isEqualTo(new Padding.Zeros(new PerAxis(0, 3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "5x", "x5", "5x5x5", "2.5", "1234567", "five"})
    void otherTextIsRefusedAndShown(String text) {
        assertThatThrownBy(() -> PerAxis.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("got " + text);
        assertThatThrownBy(() -> Padding.parse(text))
                .hasMessageContaining("same")
                .hasMessageEndingWith("got " + text);
    }

    @Test
    void volumesHaveThreeNumbersOfAtLeastOne() {
        assertThat(Volume.parse("32x16x3")).isEqualTo(new Volume(32, 16, 3));
        assertThat(new Volume(32, 16, 3).bytes()).isEqualTo(6_144);
        assertThatThrownBy(() -> Volume.parse("32x32")).hasMessageContaining("e.g. 32x32x3, got 32x32");
        assertThatThrownBy(() -> Volume.parse("0x1x1")).hasMessageContaining("of at least 1, got 0x1x1");
    }
}
