package org.convzoo.zoo.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Values computed by hand or taken from the papers. */
class ConvolutionArithmeticTest {

    private static ConvolutionArithmetic convolution(
            String input, String kernel, int filters, int stride, String padding, int groups) {
        Volume volume = Volume.parse(input);
        SlidingWindow window = SlidingWindow.over(
                volume,
                PerAxis.parse(kernel),
                PerAxis.both(stride),
                PerAxis.both(1),
                Padding.parse(padding),
                Rounding.DOWN);
        return new ConvolutionArithmetic(volume, window, filters, groups, true);
    }

    @Test
    void theLecturesExample() {
        ConvolutionArithmetic layer = convolution("32x32x3", "5", 10, 1, "2", 1);
        assertThat(layer.output()).hasToString("32x32x10");
        assertThat(layer.filter()).hasToString("5x5x3");
        assertThat(layer.weights()).isEqualTo(750);
        assertThat(layer.parameters()).isEqualTo(760);
        assertThat(layer.multiplyAccumulates()).isEqualTo(768_000);
        assertThat(layer.denseWeights()).isEqualTo(3_072 * 10_240);
    }

    @Test
    void theFirstLayerOfAlexNet() {
        ConvolutionArithmetic layer = convolution("227x227x3", "11", 96, 4, "0", 1);
        assertThat(layer.output()).hasToString("55x55x96");
        assertThat(layer.weights()).isEqualTo(34_848);
        assertThat(layer.biases()).isEqualTo(96);
        assertThat(layer.multiplyAccumulates()).isEqualTo(105_415_200);
    }

    @Test
    void theTwoHalvesOfAlexNetsSecondLayer() {
        ConvolutionArithmetic layer = convolution("27x27x96", "5", 256, 1, "2", 2);
        assertThat(layer.output()).hasToString("27x27x256");
        assertThat(layer.filter()).hasToString("5x5x48");
        assertThat(layer.weights()).isEqualTo(307_200);
        assertThat(layer.depthwise()).isFalse();
    }

    @Test
    void aGroupForEveryChannelIsDepthwise() {
        ConvolutionArithmetic layer = convolution("112x112x32", "3", 32, 1, "1", 32);
        assertThat(layer.depthwise()).isTrue();
        assertThat(layer.weights()).isEqualTo(288);
        assertThat(layer.multiplyAccumulates()).isEqualTo(3_612_672);
    }

    @Test
    void aFilterMayBeLongerThanHigh() {
        ConvolutionArithmetic layer = convolution("17x17x768", "1x7", 192, 1, "0x3", 1);
        assertThat(layer.output()).hasToString("17x17x192");
        assertThat(layer.weights()).isEqualTo(7 * 768 * 192);
    }

    @Test
    void withoutBiasThereAreOnlyWeights() {
        ConvolutionArithmetic biased = convolution("8x8x4", "3", 2, 1, "1", 1);
        ConvolutionArithmetic layer = new ConvolutionArithmetic(biased.input(), biased.window(), 2, 1, false);
        assertThat(layer.biases()).isZero();
        assertThat(layer.parameters()).isEqualTo(72);
    }

    @Test
    void refusesGroupsThatDoNotDivideAndNamesThoseThatDo() {
        assertThatThrownBy(() -> convolution("8x8x6", "3", 4, 1, "1", 3))
                .hasMessage("3 groups cannot share 6 channels and 4 filters evenly; possible: 1, 2");
        assertThatThrownBy(() -> convolution("8x8x6", "3", 0, 1, "1", 1)).hasMessageContaining("at least 1 filter");
    }

    @Test
    void refusesAWindowLargerThanTheMapAndSaysWhatWorks() {
        assertThatThrownBy(() -> convolution("7x7x1", "9", 1, 1, "0", 1))
                .hasMessage("a window of 9x9 does not fit into a map of 7x7; it needs an input of at least 9x9, or a"
                        + " padding of at least 1");
        assertThatThrownBy(() -> convolution("4x7x1", "9x3", 1, 1, "1x0", 1))
                .hasMessage("a window of 9x3 does not fit into a map of 6x7 with its padding; it needs an input of at"
                        + " least 7x3, or a padding of at least 3x0");
    }

    @Test
    void countsExactlyUpToTheLargestVolumes() {
        ConvolutionArithmetic layer = convolution("30000x30000x1", "30000", 1_000_000_000, 1, "0", 1);
        assertThat(layer.weights()).isEqualTo(900_000_000_000_000_000L);
        assertThatThrownBy(() -> convolution("60000x60000x1", "1", 1, 1, "0", 1))
                .hasMessage("a volume of 60000x60000x1 is too large: it may have at most 1,073,741,824 numbers");
        assertThatThrownBy(() -> convolution("30000x30000x1", "1", 3, 1, "0", 1))
                .hasMessageContaining("30000x30000x3 is too large");
        assertThatThrownBy(() -> convolution("9x9x1", "1", 1, 1, "99999", 1)).hasMessageContaining("too large");
    }
}
