package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All of it under a locale that writes 0,5 for a half. */
class NumbersTest {

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void speakGerman() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void countsAreGroupedByCommas() {
        assertThat(Numbers.count(10_000)).isEqualTo("10,000");
        assertThat(Numbers.count(1, "image", "images")).isEqualTo("1 image");
        assertThat(Numbers.count(0, "image", "images")).isEqualTo("0 images");
        assertThat(Numbers.times(1) + ", " + Numbers.times(2) + ", " + Numbers.times(7))
                .isEqualTo("once, twice, 7\u00a0times");
    }

    @Test
    void onlyAllIsAHundredPercent() {
        assertThat(Numbers.percent(0.9912)).isEqualTo("99.12%");
        assertThat(Numbers.percent(1)).isEqualTo("100.00%");
        assertThat(Numbers.percent(49_999 / 50_000.0)).isEqualTo("99.99%");
        assertThat(Numbers.percent(0)).isEqualTo("0.00%");
    }

    @Test
    void significantDigitsSuitEveryMagnitude() {
        assertThat(Numbers.significant(0.001)).isEqualTo("0.001");
        assertThat(Numbers.significant(2.302585)).isEqualTo("2.303");
        assertThat(Numbers.significant(0.00001)).isEqualTo("0.00001");
        assertThat(Numbers.significant(1500)).isEqualTo("1500");
        assertThat(Numbers.significant(0)).isEqualTo("0");
    }

    @Test
    void ticksKeepTheirDecimals() {
        Ticks ticks = Ticks.around(0.9, 0.99, 5);

        assertThat(ticks.label(0.92)).isEqualTo("0.92");
        assertThat(ticks.percentLabel(0.92)).isEqualTo("92%");
        assertThat(Numbers.coordinate(12.34)).isEqualTo("12.3");
        assertThat(Numbers.coordinate(12.01)).isEqualTo("12");
    }
}
