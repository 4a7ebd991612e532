package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.convzoo.configs.ImageContract.Resize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values follow from torchvision's formulas: {@code int(round((h - crop) / 2.0))}, {@code int(size * long / short)}. */
class PlacementTest {

    @ParameterizedTest
    @CsvSource({"256, 224, 16", "225, 224, 0", "227, 224, 2", "229, 224, 2", "231, 224, 4", "224, 224, 0"})
    void cropBeginsWhereTorchvisionsDoes(int resized, int input, int start) {
        assertThat(Placement.of(resized, input)).isEqualTo(new Placement(resized, start, input, 0));
    }

    @ParameterizedTest
    @CsvSource({"28, 32, 2", "27, 32, 2", "1, 2, 0"})
    void oddZeroComesAfterASmallImage(int resized, int input, int padding) {
        assertThat(Placement.of(resized, input)).isEqualTo(new Placement(resized, 0, resized, padding));
    }

    @Test
    void shorterSideKeepsTheShape() {
        Resize resize = Resize.shorterSide(256);

        assertThat(Placement.resized(resize, 375, 500, 256)).isEqualTo(256);
        assertThat(Placement.resized(resize, 500, 375, 256))
                .as("256 * 500 / 375 = 341.33")
                .isEqualTo(341);
        assertThat(Placement.resized(resize, 499, 333, 256))
                .as("256 * 499 / 333 = 383.6")
                .isEqualTo(383);
    }

    @Test
    void exactForgetsTheShape() {
        assertThat(Placement.resized(Resize.exact(10, 20), 375, 500, 10)).isEqualTo(10);
    }
}
