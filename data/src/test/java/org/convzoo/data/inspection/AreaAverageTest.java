package org.convzoo.data.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.convzoo.data.RawImage;
import org.junit.jupiter.api.Test;

class AreaAverageTest {

    private static final Offset<Float> NEARLY = Offset.offset(1e-4f);

    @Test
    void aPixelInTwoCellsCountsInBoth() {
        // [2, 3] on one row of two cells: each has one and a half columns
        RawImage image = new RawImage(2, 3, 1, new byte[] {0, 30, 60, 60, 90, 120});
        assertThat(AreaAverage.grey(image, 1, 2)).containsExactly(new float[] {40, 80}, NEARLY);
    }

    @Test
    void aSmallerImageIsSpreadOut() {
        RawImage image = new RawImage(1, 2, 1, new byte[] {10, 50});
        assertThat(AreaAverage.grey(image, 2, 3)).containsExactly(new float[] {10, 30, 50, 10, 30, 50}, NEARLY);
    }

    @Test
    void coloursBecomeLumaByItu601() {
        RawImage image = new RawImage(1, 1, 3, new byte[] {100, (byte) 200, 50});
        // 29.9 + 117.4 + 5.7
        assertThat(AreaAverage.grey(image, 1, 1)).containsExactly(new float[] {153}, NEARLY);
    }

    @Test
    void channelsStayApartInAScaledImage() {
        RawImage image = new RawImage(1, 2, 3, new byte[] {10, 20, 30, 30, 40, 50});
        assertThat(AreaAverage.scaled(image, 1, 1).pixels()).containsExactly(20, 30, 40);
    }
}
