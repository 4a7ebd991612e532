package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.BadImages;
import org.convzoo.data.DataSplits;
import org.convzoo.data.ImagePreparation;
import org.convzoo.data.TestTimeAugmentation;
import org.convzoo.engine.ExecutionPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Beside passes made by hand: images that are cut and mirrored here, one by one, and answers that are averaged here. */
class TestTimeAugmentationTest {

    private static final int IMAGES = 12;
    private static final int INPUT = 32;

    @TempDir
    private Path folder;

    private DataSplits splits;
    private Network network;
    private ExecutionPlan plan;

    @BeforeEach
    void open() {
        RunConfig config = ConfigReader.readText("""
                name: small
                model: {architecture: lenet5}
                data: {source: {type: printedDigits, train: 20, validation: 10, test: %d}}
                training: {epochs: 1, optimizer: {type: adam}}
                """.formatted(IMAGES), "small.yaml", List.of());
        splits = DataSplits.open(
                config.data(), 1, DataLocator.forConfig(null, Map.of("CONVZOO_DATA", folder.toString())));
        network = Network.build(config, splits);
        plan = ExecutionPlan.open(network.graph());
    }

    @AfterEach
    void close() {
        plan.close();
        splits.close();
    }

    @Test
    void aFlipIsTheMeanOfTheImageAndItsMirrorImage() {
        assertMean(TestTimeAugmentation.FLIP, INPUT, INPUT, new int[][] {{0, 0}}, true);
    }

    @Test
    void fiveCropsAreTheCornersAndTheCentreOfTheResizedImage() {
        assertMean(TestTimeAugmentation.FIVE_CROP, 40, 40, new int[][] {{0, 0}, {0, 8}, {8, 0}, {8, 8}, {4, 4}}, false);
    }

    @Test
    void tenCropsAreTheseAndTheirMirrorImagesOfALargerImageWhereThereIsNoMargin() {
        // 32 * 8 / 7 is 37, and the centre begins at 2.5, rounded to even
        assertMean(TestTimeAugmentation.TEN_CROP, 32, 37, new int[][] {{0, 0}, {0, 5}, {5, 0}, {5, 5}, {2, 2}}, true);
    }

    @Test
    void cropsOfFramedImagesAreRefused() {
        assertThatThrownBy(
                        () -> new Predictor(plan, resizing(28), 5, 2, TestTimeAugmentation.FIVE_CROP, BadImages.REFUSED)
                                .probabilities(splits.test(), 10))
                .isInstanceOf(UserException.class)
                .hasMessage("crops cannot be taken of images of 28x28 that the network sees framed to 32x32;"
                        + " use --tta flip, or none");
    }

    private ImageContract resizing(int pixels) {
        return network.contract().withResize(Resize.exact(pixels, pixels));
    }

    private void assertMean(TestTimeAugmentation views, int resize, int size, int[][] corners, boolean mirrored) {
        float[][] found =
                new Predictor(plan, resizing(resize), 5, 2, views, BadImages.REFUSED).probabilities(splits.test(), 10);
        ImageContract whole = resizing(INPUT).withInput(new ImageSize(size, size, 1));
        for (int image = 0; image < IMAGES; image++) {
            float[] prepared = new float[size * size];
            new ImagePreparation(whole).into(splits.test().read(image), prepared, 0);
            List<float[]> answers = new ArrayList<>();
            for (int[] corner : corners) {
                answers.add(answer(prepared, size, corner, false));
                if (mirrored) {
                    answers.add(answer(prepared, size, corner, true));
                }
            }
            assertThat(views.size()).isEqualTo(answers.size());
            for (int i = 0; i < 10; i++) {
                int output = i;
                double mean = answers.stream()
                        .mapToDouble(row -> row[output])
                        .average()
                        .orElseThrow();
                assertThat((double) found[image][i]).isCloseTo(mean, within(1e-6));
            }
            assertThat(answers.get(0)).as("the views differ").isNotEqualTo(answers.get(1));
        }
    }

    private float[] answer(float[] prepared, int size, int[] corner, boolean mirrored) {
        float[] cut = new float[INPUT * INPUT];
        for (int row = 0; row < INPUT; row++) {
            for (int column = 0; column < INPUT; column++) {
                int from = mirrored ? INPUT - 1 - column : column;
                cut[row * INPUT + column] = prepared[(corner[0] + row) * size + corner[1] + from];
            }
        }
        try (INDArray features = Nd4j.createFromArray(cut).reshape(1, 1, INPUT, INPUT)) {
            return plan.output(features).toFloatMatrix()[0];
        }
    }
}
