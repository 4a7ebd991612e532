package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    /** Wilson's formula evaluated in Python with z = 1.959963984540054. */
    @ParameterizedTest
    @CsvSource({
        "5, 10, 0.236593090512564, 0.7634069094874361",
        "0, 10, 0, 0.2775327998628892",
        "10, 10, 0.7224672001371107, 1",
        "9912, 10000, 0.9891715358948607, 0.9928512241057865"
    })
    void isWilsons(int successes, int trials, double low, double high) {
        Interval interval = Interval.wilson(successes, trials);

        assertThat(interval.low()).isCloseTo(low, within(1e-12));
        assertThat(interval.high()).isCloseTo(high, within(1e-12)).isLessThanOrEqualTo(1);
    }
}
