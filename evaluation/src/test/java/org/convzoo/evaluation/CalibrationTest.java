package org.convzoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convzoo.evaluation.Calibration.Bin;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void binsAreThoseCountedByHand() {
        Calibration calibration = Calibration.of(TwelveImages.predictions());

        assertThat(calibration.bins()).hasSize(15);
        assertThat(calibration.bins().stream().filter(bin -> bin.count() > 0))
                .containsExactly(
                        new Bin(5 / 15.0, 6 / 15.0, 1, 0.375, 0),
                        new Bin(7 / 15.0, 8 / 15.0, 5, 0.5, 0.6),
                        new Bin(9 / 15.0, 10 / 15.0, 1, 0.625, 0),
                        new Bin(11 / 15.0, 12 / 15.0, 4, 0.75, 0.75),
                        new Bin(14 / 15.0, 1, 1, 1, 1));
        // (5 × 0.1 - 0.625 - 0.375) / 12
        assertThat(calibration.bias()).isCloseTo(-0.5 / 12, within(1e-12));
    }

    @Test
    void aBinHoldsItsUpperEnd() {
        Predictions fifths = new Predictions(List.of("a", "b", "c", "d", "e"), List.of("x"), new int[1], new float[][] {
            {0.6f, 0.1f, 0.1f, 0.1f, 0.1f}
        });

        // 0.6f is a hair above 0.6, 9/15: the next bin's.
        assertThat(Calibration.of(fifths).bins().get(9).count()).isEqualTo(1);
        assertThat(Calibration.of(TwelveImages.certain(List.of("a", "b"), new int[1], 0))
                        .bins()
                        .get(14)
                        .count())
                .as("confidence 1 is in the last bin")
                .isEqualTo(1);
    }
}
