package org.convzoo.data.xo;

import static org.assertj.core.api.Assertions.assertThat;

import org.convzoo.configs.XoConfig;
import org.convzoo.data.DrawnSource;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;
import org.junit.jupiter.api.Test;

class XoSourceTest {

    @Test
    void sameSeedSameLetters() {
        DrawnSource source = open(9, 1);

        assertThat(source.labels()).containsExactly("X", "O");
        assertThat(source.nativeSize().orElseThrow()).hasToString("9x9x1");
        assertThat(open(9, 1).test().read(4).pixels())
                .isEqualTo(source.test().read(4).pixels());
        assertThat(open(9, 2).test().read(4).pixels())
                .isNotEqualTo(source.test().read(4).pixels());
        assertThat(source.training().read(4).pixels())
                .isNotEqualTo(source.test().read(4).pixels());
        assertThat(open(9, 2).fingerprint()).isNotEqualTo(source.fingerprint());
    }

    @Test
    void xIsFullAndOIsEmptyInTheMiddle() {
        LabelledImages letters = open(32, 7).training();

        for (int index = 0; index < 40; index++) {
            RawImage image = letters.read(index);
            int brightest = 0;
            for (int y = 14; y < 18; y++) {
                for (int x = 14; x < 18; x++) {
                    brightest = Math.max(brightest, image.pixels()[y * 32 + x] & 0xFF);
                }
            }
            if (letters.label(index) == 0) {
                assertThat(brightest).as("the crossing of letter %d", index).isGreaterThan(150);
            } else {
                assertThat(brightest).as("the hole of letter %d", index).isLessThan(80);
            }
        }
    }

    private static DrawnSource open(int size, long seed) {
        return XoSource.open(new XoConfig(size, 0.05, 40, 10, 10), seed);
    }
}
