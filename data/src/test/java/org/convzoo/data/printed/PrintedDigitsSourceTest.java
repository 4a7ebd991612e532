package org.convzoo.data.printed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.convzoo.configs.PrintedDigitsConfig;
import org.convzoo.data.DrawnSource;
import org.convzoo.data.Fingerprint;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;
import org.junit.jupiter.api.Test;

class PrintedDigitsSourceTest {

    @Test
    void firstHundredImagesArePinned() {
        Fingerprint fingerprint = new Fingerprint();
        LabelledImages images = open(42).training();
        IntStream.range(0, 100)
                .forEach(index -> fingerprint.add(images.read(index).pixels()));

        assertThat(fingerprint.hexadecimal())
                .as("drawing has changed: raise PrintedDigitsSource.VERSION and pin the new digest here")
                .isEqualTo("aa8ddf9fae192e5ff3e8626dd96259994135f28f6635a1425bd515a3df9bc325");
    }

    @Test
    void imageDependsOnSeedSplitAndIndexOnly() {
        RawImage image = open(42).test().read(17);

        DrawnSource again = open(42);
        again.test().read(3);
        assertThat(again.test().read(17).pixels()).isEqualTo(image.pixels());
        assertThat(again.training().read(17).pixels()).isNotEqualTo(image.pixels());
        assertThat(again.test().read(27).pixels()).isNotEqualTo(image.pixels());
        assertThat(open(43).test().read(17).pixels()).isNotEqualTo(image.pixels());
    }

    @Test
    void digitsComeEquallyOften() {
        LabelledImages images = open(42).validation();

        for (int digit = 0; digit < 10; digit++) {
            int wanted = digit;
            assertThat(IntStream.range(0, images.size()).filter(index -> images.label(index) == wanted))
                    .hasSize(2);
        }
    }

    @Test
    void inkIsBrighterThanPaper() {
        LabelledImages images = open(1).training();
        for (int index = 0; index < images.size(); index++) {
            int[] levels = new int[28 * 28];
            byte[] pixels = images.read(index).pixels();
            for (int pixel = 0; pixel < levels.length; pixel++) {
                levels[pixel] = Byte.toUnsignedInt(pixels[pixel]);
            }
            double mean = IntStream.of(levels).average().orElseThrow();
            int brightest = IntStream.of(levels).max().orElseThrow();
            int darkest = IntStream.of(levels).min().orElseThrow();
            assertThat(brightest - mean)
                    .as("image %d: a few bright pixels on a dark ground", index)
                    .isGreaterThan(mean - darkest);
        }
    }

    @Test
    void sourceSaysWhatItIs() {
        DrawnSource source = open(42);

        assertThat(source.description())
                .isEqualTo(
                        "printed digits from seed 42: 100 training, 20 validation and 30 test images of 28x28x1, 10 classes");
        assertThat(source.labels()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(source.test().id(29)).isEqualTo("test/000029");
        assertThat(source.fingerprint()).isEqualTo(open(42).fingerprint()).isNotEqualTo(open(43).fingerprint());
    }

    private static DrawnSource open(long seed) {
        return PrintedDigitsSource.open(new PrintedDigitsConfig(100, 20, 30), seed);
    }
}
