package org.convzoo.zoo.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowAxisTest {

    private static WindowAxis axis(int input, int filter, int stride, int padding) {
        return WindowAxis.of(input, filter, stride, 1, padding, Rounding.DOWN);
    }

    private static WindowAxis roundedUp(int input, int filter, int stride, int padding) {
        return WindowAxis.of(input, filter, stride, 1, padding, Rounding.UP);
    }

    @Test
    void theLecturesSevenBySeven() {
        assertThat(axis(7, 3, 1, 0).positions()).isEqualTo(5);
        assertThat(axis(7, 3, 2, 0).positions()).isEqualTo(3);
        assertThat(axis(7, 3, 2, 0).fits()).isTrue();

        WindowAxis misfit = axis(7, 3, 3, 0);
        assertThat(misfit.fits()).isFalse();
        assertThat(misfit.exactPositions()).isCloseTo(2.33, within(0.005));
        assertThat(misfit.positions()).isEqualTo(2);
        assertThat(misfit.unseen()).isEqualTo(1);
        assertThat(misfit.fittingPaddings()).containsExactly(1);
        assertThat(misfit.fittingStrides()).containsExactly(1, 2);
        assertThat(misfit.fittingInputs()).containsExactly(6, 9);
    }

    @Test
    void everyProposalFits() {
        for (int input = 1; input <= 20; input++) {
            for (int filter = 1; filter <= input; filter++) {
                for (int stride = 1; stride <= 5; stride++) {
                    WindowAxis axis = axis(input, filter, stride, 0);
                    for (int padding : axis.fittingPaddings()) {
                        assertThat(axis(input, filter, stride, padding).fits())
                                .as("%s with padding %d", axis, padding)
                                .isTrue();
                    }
                    for (int step : axis.fittingStrides()) {
                        assertThat(axis(input, filter, step, 0).fits())
                                .as("%s with stride %d", axis, step)
                                .isTrue();
                    }
                    for (int length : axis.fittingInputs()) {
                        assertThat(axis(length, filter, stride, 0).fits())
                                .as("%s with input %d", axis, length)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void alexNetsImageOf224FitsWithNoPadding() {
        WindowAxis axis = axis(224, 11, 4, 0);
        assertThat(axis.fits()).isFalse();
        assertThat(axis.fittingPaddings()).isEmpty();
        assertThat(axis.fittingInputs()).containsExactly(223, 227);
    }

    @Test
    void whatIsLeftMayBePaddingOnly() {
        WindowAxis firstOfResNet = axis(224, 7, 2, 3);
        assertThat(firstOfResNet.positions()).isEqualTo(112);
        assertThat(firstOfResNet.leftOver()).isEqualTo(1);
        assertThat(firstOfResNet.unseen()).isZero();
    }

    @Test
    void dilationSpreadsTheFilter() {
        WindowAxis axis = WindowAxis.of(7, 3, 1, 2, 0, Rounding.DOWN);
        assertThat(axis.extent()).isEqualTo(5);
        assertThat(axis.positions()).isEqualTo(3);
    }

    @ParameterizedTest(name = "input {0}, filter {1}, stride {2}: output {3} with {4} zeros before and {5} after")
    @CsvSource({"32,5,1,32,2,2", "224,3,2,112,0,1", "5,2,1,5,0,1", "7,3,3,3,1,1", "8,1,2,4,0,0", "1,5,1,1,2,2"})
    void samePaddingMakesTheOutputTheInputOverTheStride(
            int input, int filter, int stride, int positions, int before, int after) {
        WindowAxis axis = WindowAxis.same(input, filter, stride, 1);
        assertThat(axis.positions()).isEqualTo(positions);
        assertThat(axis.before()).isEqualTo(before);
        assertThat(axis.after()).isEqualTo(after);
    }

    @Test
    void aStrideLargerThanTheFilterSkips() {
        assertThat(axis(9, 1, 4, 0).gap()).isEqualTo(3);
        assertThat(axis(9, 3, 3, 0).gap()).isZero();
        assertThat(axis(3, 3, 9, 0).gap()).isZero();
    }

    @Test
    void roundingUpLetsTheLastWindowHangOver() {
        // GoogLeNet's and SqueezeNet's first pooling
        assertThat(roundedUp(112, 3, 2, 0).positions()).isEqualTo(56);
        assertThat(roundedUp(112, 3, 2, 0).overhang()).isEqualTo(1);
        assertThat(roundedUp(112, 3, 2, 0).unseen()).isZero();
        assertThat(axis(112, 3, 2, 0).positions()).isEqualTo(55);
        assertThat(roundedUp(55, 3, 2, 0).positions()).isEqualTo(27);
    }

    @Test
    void roundingUpStartsNoWindowInThePaddingAtTheEnd() {
        // windows start at -1, 1 and 3; a fourth would start at 5, where the input of 5 has ended
        WindowAxis wholeInputSeen = roundedUp(5, 2, 2, 1);
        assertThat(wholeInputSeen.positions()).isEqualTo(3);
        assertThat(wholeInputSeen.overhang()).isZero();
        assertThat(wholeInputSeen.unseen()).isZero();
        // windows start at -1 and 2; a third would start at 5, so the last number is seen by none
        WindowAxis lastOneMissed = roundedUp(5, 2, 3, 1);
        assertThat(lastOneMissed.positions()).isEqualTo(2);
        assertThat(lastOneMissed.unseen()).isEqualTo(1);
    }

    @Test
    void receptiveFieldsGrowFromLayerToLayer() {
        WindowAxis three = axis(32, 3, 1, 1);
        assertThat(new long[] {three.receptiveField(1), three.receptiveField(2), three.receptiveField(3)})
                .containsExactly(3, 5, 7);
        assertThat(axis(32, 3, 2, 1).receptiveField(3)).isEqualTo(15);
    }

    @Test
    void refusesLengthsOutOfRange() {
        assertThatThrownBy(() -> axis(7, 3, 0, 0)).hasMessage("the stride must be from 1 to 100,000, got 0");
        assertThatThrownBy(() -> WindowAxis.same(7, 0, 1, 1)).hasMessageContaining("the kernel must be from 1");
        assertThatThrownBy(() -> WindowAxis.same(7, 3, 1, 99_999))
                .hasMessageContaining("the window with its dilation must be from 1 to 100,000, got 199,999");
    }
}
