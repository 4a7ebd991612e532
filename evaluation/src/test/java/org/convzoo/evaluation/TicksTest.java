package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TicksTest {

    @Test
    void roundNumbersEncloseTheValues() {
        Ticks ticks = Ticks.around(0.021, 0.323, 5);

        assertThat(ticks.values().stream().map(ticks::label)).containsExactly("0.0", "0.1", "0.2", "0.3", "0.4");
    }

    @Test
    void aValueOnATickOpensNoFurtherStep() {
        assertThat(Ticks.around(0, 1, 5).values()).hasSize(6).last().isEqualTo(1.0);
    }

    @Test
    void oneValueStillHasAnAxis() {
        Ticks ticks = Ticks.around(0.001, 0.001, 5);

        assertThat(ticks.values().stream().map(ticks::label))
                .containsExactly("0.0000", "0.0002", "0.0004", "0.0006", "0.0008", "0.0010");
        assertThat(Ticks.around(0, 0, 5).high()).as("all zero").isEqualTo(1);
        assertThat(Ticks.around(-2, -2, 5).high()).as("below zero").isZero();
    }

    @Test
    void valuesOfAnyMagnitudeGetShortLabels() {
        Ticks ticks = Ticks.around(1e-9, 4e-9, 5);

        assertThat(ticks.label(2e-9)).isEqualTo("2e-09");
        assertThat(ticks.label(0)).isEqualTo("0.00000");
        assertThat(ticks.high()).isCloseTo(4e-9, within(1e-12));
    }

    @Test
    void epochsAreWholeNumbers() {
        assertThat(Ticks.epochs(5, 8).values()).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
        assertThat(Ticks.epochs(12, 8).values()).containsExactly(2.0, 4.0, 6.0, 8.0, 10.0, 12.0);
        assertThat(Ticks.epochs(1, 8).values()).containsExactly(1.0);
    }
}
