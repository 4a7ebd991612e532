package org.convzoo.configs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AugmentationConfigTest {

    private static final String STEPS = "source: {type: mnist}\naugmentation: ";

    @Test
    void aWordStandsForAStepWithItsDefaults() {
        assertThat(ConfigReader.readData(List.of(
                                "data.source={type: mnist}",
                                "data.augmentation=[horizontalFlip, {type: mixup}, cutMix]"))
                        .augmentation())
                .containsExactly(
                        new GeometricAugmentation.HorizontalFlip(0.5),
                        new BatchAugmentation.Mixup(1, 1),
                        new BatchAugmentation.CutMix(1, 1));
    }

    @Test
    void noAugmentationIsTheDefault() {
        assertThat(ConfigReader.readData(List.of("data.source={type: mnist}")).augmentation())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[rotation] | 2:16: augmentation.0: rotation needs degrees; write {type: rotation, degrees: …}",
                "[colorJitter] | 2:16: augmentation.0 must be one of resize, randomResizedCrop, padAndCrop, horizontalFlip,"
                        + " verticalFlip, rotation, affine, perspective, colourJitter, greyscale, gaussianBlur,"
                        + " gaussianNoise, randAugment, randomErasing, dataVec, mixup, cutMix, or a mapping with one of"
                        + " the keys type, got \"colorJitter\" (did you mean colourJitter?)",
                "[{type: colourJitter}] | 2:16: augmentation.0: changes nothing: give brightness, contrast, saturation or"
                        + " hue a value above 0, e.g. brightness: 0.4",
                "[{type: gaussianBlur, kernelSize: 4}] | 2:49: augmentation.0.kernelSize must be odd, got 4",
                "[{type: randomResizedCrop, scale: [0.5]}] | 2:49: augmentation.0.scale must be two numbers, got 1",
                "[{type: randomResizedCrop, scale: [1, 0.5]}] | 2:49: augmentation.0.scale must be the least and the"
                        + " largest value, got 1.0 and 0.5",
                "[{type: randomResizedCrop, scale: [0, 1]}] | 2:50: augmentation.0.scale.0 must be a number greater than 0"
                        + " and at most 1, got 0",
                "[{type: affine, degrees: 5, translate: [0.1]}] | 2:54: augmentation.0.translate must be two numbers, got 1",
                "[mixup, {type: mixup}] | 2:15: augmentation has mixup at the places 1 and 2; a batch is mixed once, keep"
                        + " one of them",
                "[randomErasing, mixup, greyscale] | 2:15: augmentation has randomErasing at place 1, before greyscale at"
                        + " place 3; it wipes the normalised image, so it comes after the steps on pixels",
                "[{type: dataVec, transform: A, arguments: [1]}] | 2:57: augmentation.0.arguments must be a mapping of"
                        + " names to numbers, flags or texts, got a list",
                "[{type: dataVec, transform: A, arguments: {a: {b: 1}}}] | 2:61: augmentation.0.arguments.a must be a"
                        + " number, true, false or a text, got a mapping",
                "[{type: dataVec, transform: A, arguments: {a: 1, a: 2}}] | 2:64: key augmentation.0.arguments.a is given"
                        + " twice; keep one of them"
            })
    void whatIsWrongIsTold(String written, String problem) {
        assertThat(Runs.problems(DataConfig.class, STEPS + written)).containsExactly("run.yaml:" + problem);
    }
}
