package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.junit.jupiter.api.Test;

class SignalPreparationTest {

    private static final ImageContract CONTRACT =
            ImageContract.ofSignals(new ImageSize(1, 2, 2), List.of(1000.0, -1.0), List.of(4.0, 0.5));

    @Test
    void eachChannelIsNormalisedByItsOwnStatistics() {
        float[] prepared = new float[5];

        new SignalPreparation(CONTRACT).into(new RawSignal(2, 2, new float[] {1001, 998, 0, -2}), prepared, 1);

        assertThat(prepared).containsExactly(0, 0.25f, -0.5f, 2, -2);
    }

    @Test
    void largeValuesKeepTheirSmallDifferences() {
        ImageContract far = ImageContract.ofSignals(new ImageSize(1, 2, 1), List.of(16_777_214.0), List.of(2.0));
        float[] prepared = new float[2];

        new SignalPreparation(far).into(new RawSignal(1, 2, new float[] {16_777_214, 16_777_216}), prepared, 0);

        assertThat(prepared).containsExactly(0, 1);
    }

    @Test
    void othersThanTheContractIsAboutAreRefused() {
        SignalPreparation preparation = new SignalPreparation(CONTRACT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> preparation.into(new RawSignal(1, 2, new float[2]), new float[4], 0))
                .withMessage("the network takes signals of 1x2x2, got 1x2x1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> preparation.into(new RawImage(1, 2, 1, new byte[2]), new float[4], 0))
                .withMessage("the network takes signals, got an image");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImagePreparation(CONTRACT))
                .withMessage("the contract is for signals of 1x2x2, not for images");
    }
}
