package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.convzoo.configs.ClassWeightsConfig;
import org.convzoo.configs.DataConfig.Sampling;
import org.convzoo.configs.LossConfig;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Test;

class TrainingTargetsTest {

    private static final List<String> LABELS = List.of("ant", "bee", "cat");
    // seven images of the classes 0, 1, 2, 0, 1, 2, 0
    private static final LabelledImages IMAGES = FakeImages.of(7);

    @Test
    void withoutWeightsOrSmoothingRowsAreOneHot() {
        assertThat(TrainingTargets.of(LossConfig.CrossEntropy.plain(), Sampling.SHUFFLED, LABELS, IMAGES))
                .isSameAs(Targets.ONE_HOT);
    }

    /** compute_class_weight("balanced", ...) of scikit-learn 1.2: 7 / (3 * 3), 7 / (3 * 2), 7 / (3 * 2) */
    @Test
    void balancedWeightsComeFromTheTrainingImages() {
        assertRow(ClassWeightsConfig.BALANCED, 0, 0, 0.7777778f, 0, 0);
        assertRow(ClassWeightsConfig.BALANCED, 0, 1, 0, 1.1666666f, 0);
    }

    @Test
    void classesThatAreLeftOutHaveWeightOne() {
        assertRow(ClassWeightsConfig.of(Map.of("bee", 4.0)), 0, 1, 0, 4, 0);
        assertRow(ClassWeightsConfig.of(Map.of("bee", 4.0)), 0.3, 0, 0.8f, 0.4f, 0.1f);
    }

    @Test
    void classesThatThereAreNotAreRefused() {
        LossConfig loss = new LossConfig.CrossEntropy(0, ClassWeightsConfig.of(Map.of("bees", 2.0)));
        assertThatThrownBy(() -> TrainingTargets.of(loss, Sampling.SHUFFLED, LABELS, IMAGES))
                .isInstanceOf(UserException.class)
                .hasMessage("training.loss.classWeights: the images have no class bees (did you mean"
                        + " bee?); they have ant, bee, cat");
    }

    @Test
    void weightsThatWouldTeachAnotherClassAreRefused() {
        LossConfig loss = new LossConfig.CrossEntropy(0.3, ClassWeightsConfig.of(Map.of("bee", 10.0)));
        assertThatThrownBy(() -> TrainingTargets.of(loss, Sampling.SHUFFLED, LABELS, IMAGES))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("would teach the network bee for images of ant");
    }

    private static void assertRow(ClassWeightsConfig weights, double smoothing, int index, float... expected) {
        Targets targets =
                TrainingTargets.of(new LossConfig.CrossEntropy(smoothing, weights), Sampling.SHUFFLED, LABELS, IMAGES);
        float[] row = new float[3];
        targets.put(index, IMAGES.label(index), row);
        assertThat(row).containsExactly(expected, within(1e-6f));
    }
}
