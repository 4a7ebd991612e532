package org.convzoo.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.convzoo.configs.AugmentationConfig;
import org.convzoo.configs.AugmentationConfig.Interpolation;
import org.convzoo.configs.GeometricAugmentation;
import org.convzoo.configs.GeometricAugmentation.PadAndCrop.Frame;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.PixelAugmentation;
import org.convzoo.configs.PixelAugmentation.RandomErasing.Content;
import org.convzoo.data.Contracts;
import org.convzoo.data.ImagePreparation;
import org.convzoo.data.RawImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps as a run has them: what is left to chance stays within its bounds and reaches them. */
class AugmenterTest {

    private static final int DRAWS = 400;

    /** One step of each kind, all of which change the picture often. */
    static List<AugmentationConfig> steps() {
        return List.of(
                new GeometricAugmentation.RandomResizedCrop(List.of(0.08, 0.9), List.of(0.75, 4 / 3.0)),
                new GeometricAugmentation.PadAndCrop(4, Frame.REFLECT),
                new GeometricAugmentation.HorizontalFlip(0.5),
                new GeometricAugmentation.VerticalFlip(0.5),
                new GeometricAugmentation.Rotation(30, Interpolation.BILINEAR, 0),
                new GeometricAugmentation.Affine(
                        10, List.of(0.2, 0.2), List.of(0.8, 1.2), List.of(5.0, 5.0), Interpolation.NEAREST, 0),
                new GeometricAugmentation.Perspective(0.8, 0.9, Interpolation.BICUBIC, 0),
                new PixelAugmentation.ColourJitter(0.4, 0.4, 0.4, 0.2, 1),
                new PixelAugmentation.Greyscale(0.5),
                new PixelAugmentation.GaussianBlur(5, List.of(0.5, 2.0), 1),
                new PixelAugmentation.GaussianNoise(0.1, 1),
                new PixelAugmentation.RandAugment(4, 20, Interpolation.NEAREST, 0),
                new PixelAugmentation.RandomErasing(1, List.of(0.1, 0.3), List.of(0.5, 2.0), Content.NOISE),
                new PixelAugmentation.DataVec("RotateImageTransform", Map.of("angle", 30L), true, 1));
    }

    @Test
    void everyKindOfStepIsTested() {
        Set<Class<?>> tested = new HashSet<>();
        steps().forEach(step -> tested.add(step.getClass()));
        tested.add(GeometricAugmentation.Resize.class); // changes nothing by itself, see below
        List<Class<?>> all = Stream.of(GeometricAugmentation.class, PixelAugmentation.class)
                .flatMap(group -> Arrays.stream(group.getPermittedSubclasses()))
                .toList();
        assertThat(tested).as("steps without an example in steps()").containsAll(all);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void aStepChangesImagesAndDependsOnSeedEpochAndIndexAlone(AugmentationConfig step) {
        ImageContract contract = Contracts.plain("8x8x3", Resize.exact(8, 8));
        float[] plain = run(List.of(), contract, 5, 0, 3);
        float[] once = run(List.of(step), contract, 5, 0, 3);

        assertThat(once).hasSize(8 * 8 * 3).isEqualTo(run(List.of(step), contract, 5, 0, 3));
        assertThat(different(plain, step, contract, 5, 0))
                .as("of 10 images some are changed")
                .isPositive();
        assertThat(different(once, step, contract, 6, 0)).as("another seed").isPositive();
        assertThat(different(once, step, contract, 5, 1)).as("another epoch").isPositive();
    }

    /** How many of ten images are not as given. */
    private static long different(
            float[] given, AugmentationConfig step, ImageContract contract, long seed, int epoch) {
        return Stream.iterate(0, index -> index + 1)
                .limit(10)
                .filter(index -> !Arrays.equals(given, run(List.of(step), contract, seed, epoch, index)))
                .count();
    }

    @Test
    void whatAnEarlierImageHasDrawnDoesNotMatter() {
        ImageContract contract = Contracts.plain("8x8x3", Resize.exact(8, 8));
        Augmenter used = augmenter(steps(), contract, 1, 0);
        float[] found = new float[8 * 8 * 3];
        for (int index = 0; index < 20; index++) {
            used.into(TestPicture.image(), index, found);
        }
        assertThat(found).isEqualTo(run(steps(), contract, 1, 0, 19));
    }

    @Test
    void withoutACropTheImageIsFittedAsWithoutAugmentation() {
        ImageContract contract = Contracts.plain("8x8x3", Resize.shorterSide(10));
        float[] expected = new float[8 * 8 * 3];
        new ImagePreparation(contract).into(TestPicture.image(), expected, 0);
        List<AugmentationConfig> never = List.of(new GeometricAugmentation.HorizontalFlip(0));

        assertThat(run(never, contract, 1, 0, 0)).isEqualTo(expected);
        assertThat(run(List.of(new GeometricAugmentation.Resize()), contract, 1, 0, 0))
                .isEqualTo(expected);
        assertThat(run(List.of(new GeometricAugmentation.Resize(), never.get(0)), contract, 1, 0, 0))
                .as("it is fitted once")
                .isEqualTo(expected);
    }

    @Test
    void greyNetworksSeeTheLumaOfChangedColours() {
        float[] found = run(
                List.of(new GeometricAugmentation.HorizontalFlip(1)),
                Contracts.plain("11x13x1", Resize.exact(11, 13)),
                1,
                0,
                0);
        byte[] pixels = TestPicture.image().pixels();
        int last = 12 * 3;
        double luma =
                0.299 * (pixels[last] & 0xFF) + 0.587 * (pixels[last + 1] & 0xFF) + 0.114 * (pixels[last + 2] & 0xFF);
        assertThat((double) found[0]).isBetween(luma - 1, luma + 1);
    }

    @Test
    void aCropOfAQuarterShowsEveryPlaceOfTheImage() {
        ImageContract contract = Contracts.plain("4x4x1", Resize.exact(4, 4));
        // every pixel tells its row and column
        byte[] places = new byte[64];
        for (int i = 0; i < 64; i++) {
            places[i] = (byte) i;
        }
        Augmenter augmenter = augmenter(
                List.of(new GeometricAugmentation.RandomResizedCrop(List.of(0.25, 0.25), List.of(1.0, 1.0))),
                contract,
                1,
                0);
        Set<Integer> corners = new HashSet<>();
        float[] found = new float[16];
        for (int index = 0; index < DRAWS; index++) {
            augmenter.into(new RawImage(8, 8, 1, places), index, found);
            int corner = (int) found[0];
            corners.add(corner);
            for (int i = 0; i < 16; i++) {
                assertThat(found[i]).isEqualTo(corner + 8 * (i / 4) + i % 4);
            }
        }
        assertThat(corners).as("the 5 x 5 places that a crop can have").hasSize(25);
    }

    @Test
    void paddingByOneShiftsInNineWaysAndPadsWithBlack() {
        ImageContract contract = Contracts.plain("2x2x1", Resize.exact(2, 2));
        RawImage image = new RawImage(2, 2, 1, new byte[] {1, 2, 3, 4});
        Augmenter augmenter = augmenter(List.of(new GeometricAugmentation.PadAndCrop(1, Frame.BLACK)), contract, 1, 0);
        Set<List<Float>> seen = new HashSet<>();
        for (int index = 0; index < DRAWS; index++) {
            float[] found = new float[4];
            augmenter.into(image, index, found);
            seen.add(List.of(found[0], found[1], found[2], found[3]));
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        List.of(0f, 0f, 0f, 1f),
                        List.of(0f, 0f, 1f, 2f),
                        List.of(0f, 0f, 2f, 0f),
                        List.of(0f, 1f, 0f, 3f),
                        List.of(1f, 2f, 3f, 4f),
                        List.of(2f, 0f, 4f, 0f),
                        List.of(0f, 3f, 0f, 0f),
                        List.of(3f, 4f, 0f, 0f),
                        List.of(4f, 0f, 0f, 0f));
    }

    @Test
    void aFlipHappensAsOftenAsAsked() {
        ImageContract contract = Contracts.plain("1x2x1", Resize.exact(1, 2));
        RawImage image = new RawImage(1, 2, 1, new byte[] {1, 2});
        Augmenter augmenter = augmenter(List.of(new GeometricAugmentation.HorizontalFlip(0.25)), contract, 1, 0);
        int flipped = 0;
        float[] found = new float[2];
        for (int index = 0; index < DRAWS; index++) {
            augmenter.into(image, index, found);
            flipped += found[0] == 2 ? 1 : 0;
        }
        assertThat(flipped).as("of 400, deviation 9").isBetween(70, 130);
    }

    @Test
    void noiseHasTheDeviationThatIsAskedFor() {
        ImageContract contract = Contracts.plain("64x64x1", Resize.exact(64, 64));
        byte[] grey = new byte[64 * 64];
        Arrays.fill(grey, (byte) 128);
        float[] found = new float[64 * 64];
        augmenter(List.of(new PixelAugmentation.GaussianNoise(0.1, 1)), contract, 1, 0)
                .into(new RawImage(64, 64, 1, grey), 0, found);
        double mean = 0;
        double square = 0;
        for (float value : found) {
            mean += value / found.length;
            square += (value - 128.0) * (value - 128) / found.length;
        }
        assertThat(mean).isBetween(127.0, 129.0);
        assertThat(Math.sqrt(square)).isBetween(24.5, 26.5);
    }

    @Test
    void erasingWipesARectangleOfTheNormalisedImage() {
        ImageContract contract = Contracts.plain("20x20x1", Resize.exact(20, 20));
        byte[] white = new byte[400];
        Arrays.fill(white, (byte) 255);
        Augmenter augmenter = augmenter(
                List.of(new PixelAugmentation.RandomErasing(1, List.of(0.1, 0.2), List.of(0.5, 2.0), Content.MEAN)),
                contract,
                1,
                0);
        List<Integer> areas = new ArrayList<>();
        for (int index = 0; index < DRAWS; index++) {
            float[] found = new float[400];
            augmenter.into(new RawImage(20, 20, 1, white), index, found);
            int area = 0;
            for (float value : found) {
                area += value == 0 ? 1 : 0;
            }
            areas.add(area);
        }
        // 40 to 80 of 400, and what rounding of sides to whole pixels does to that
        assertThat(areas).allMatch(area -> area >= 32 && area <= 92);
        assertThat(areas).anyMatch(area -> area < 45).anyMatch(area -> area > 72);
    }

    private static float[] run(
            List<AugmentationConfig> steps, ImageContract contract, long seed, int epoch, int index) {
        float[] found = new float
                [contract.input().channels()
                        * contract.input().height()
                        * contract.input().width()];
        augmenter(steps, contract, seed, epoch).into(TestPicture.image(), index, found);
        return found;
    }

    private static Augmenter augmenter(List<AugmentationConfig> steps, ImageContract contract, long seed, int epoch) {
        return new Augmenter(new Augmentation(steps, seed, epoch), contract, new ImagePreparation(contract));
    }
}
