package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RawImageTest {

    @Test
    void pixelsMustFillTheImage() {
        assertThatThrownBy(() -> new RawImage(2, 3, 1, new byte[5])).hasMessage("a 2x3x1 image has 6 values, got 5");
    }

    @Test
    void imagesHaveOneOrThreeChannels() {
        assertThatThrownBy(() -> new RawImage(1, 1, 2, new byte[2]))
                .hasMessage("an image has at least one row and one column, and 1 or 3 channels, got 1x1x2");
    }
}
