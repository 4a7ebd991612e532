package org.convzoo.zoo.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Test;

class PlainNamesTest {

    @Test
    void wrappersThatAllNamesHaveGo() {
        assertThat(plain(List.of("model.module.conv1.weight", "model.module.fc.bias")))
                .containsEntry("conv1.weight", "model.module.conv1.weight")
                .containsEntry("fc.bias", "model.module.fc.bias")
                .hasSize(2);
    }

    @Test
    void whatOnlySomeNamesHaveIsNoWrapper() {
        assertThat(plain(List.of("model.conv1.weight", "head.bias")))
                .containsOnlyKeys("model.conv1.weight", "head.bias");
    }

    @Test
    void layersThatNobodyNamedCountFromOne() {
        List<String> ofAThirdNetwork = List.of(
                "block1_conv1/kernel",
                "conv2d_9/kernel",
                "conv2d_9/bias",
                "conv2d_10/kernel",
                "batch_normalization_7/gamma",
                "batch_normalization_12/gamma");
        assertThat(plain(ofAThirdNetwork))
                .containsExactly(
                        entry("block1_conv1/kernel", "block1_conv1/kernel"),
                        entry("conv2d_1/kernel", "conv2d_9/kernel"),
                        entry("conv2d_1/bias", "conv2d_9/bias"),
                        entry("conv2d_2/kernel", "conv2d_10/kernel"),
                        entry("batch_normalization_1/gamma", "batch_normalization_7/gamma"),
                        entry("batch_normalization_2/gamma", "batch_normalization_12/gamma"));
    }

    @Test
    void theFirstOfAKindMayHaveNoNumber() {
        assertThat(plain(List.of("conv2d_1/kernel", "conv2d/kernel")))
                .containsExactly(
                        entry("conv2d_2/kernel", "conv2d_1/kernel"), entry("conv2d_1/kernel", "conv2d/kernel"));
    }

    @Test
    void kerasOneSpelledKindsWithoutUnderscore() {
        assertThat(plain(List.of("convolution2d_3/kernel", "batchnormalization_3/beta")))
                .containsOnlyKeys("conv2d_1/kernel", "batch_normalization_1/beta");
    }

    @Test
    void noNamesAreFine() {
        assertThat(plain(List.of())).isEmpty();
    }

    @Test
    void twoNamesForOneArrayAreRefused() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> plain(List.of("conv2d_1/kernel", "convolution2d_1/kernel", "fc/bias")))
                .withMessage("a.h5 has two arrays for conv2d_1/kernel: conv2d_1/kernel and convolution2d_1/kernel;"
                        + " save the weights of one network alone");
    }

    private static Map<String, String> plain(List<String> names) {
        return PlainNames.of("a.h5", names);
    }

    private static Map.Entry<String, String> entry(String plain, String given) {
        return Map.entry(plain, given);
    }
}
