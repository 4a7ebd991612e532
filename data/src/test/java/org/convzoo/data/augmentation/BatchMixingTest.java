package org.convzoo.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.configs.AugmentationConfig;
import org.convzoo.configs.BatchAugmentation;
import org.convzoo.configs.ImageSize;
import org.convzoo.data.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchMixingTest {

    private static final int BATCHES = 4000;

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.4, 1, 3})
    void sharesAreDrawnFromTheBetaDistribution(double alpha) {
        Draws draws = Draws.of(1, 0, 0);
        double mean = 0;
        double square = 0;
        for (int i = 0; i < BATCHES; i++) {
            double share = Beta.draw(alpha, alpha, draws);
            assertThat(share).isBetween(0.0, 1.0);
            mean += share / BATCHES;
            square += (share - 0.5) * (share - 0.5) / BATCHES;
        }
        assertThat(mean).isCloseTo(0.5, within(0.03));
        assertThat(square).as("its variance is 1 / (4 (2 alpha + 1))").isCloseTo(1 / (8 * alpha + 4), within(0.01));
    }

    @Test
    void oneOfTwoKindsIsChosenForEachBatch() {
        List<Mix> mixes = draw(new BatchAugmentation.Mixup(1, 1), new BatchAugmentation.CutMix(1, 1));

        assertThat(mixes).doesNotContainNull();
        assertThat(mixes.stream().filter(Mix.Cut.class::isInstance).count())
                .as("half of 4000, deviation 32")
                .isBetween(1850L, 2150L);
    }

    @Test
    void aBatchIsMixedAsOftenAsAsked() {
        assertThat(draw(new BatchAugmentation.Mixup(1, 0.25)).stream()
                        .filter(mix -> mix != null)
                        .count())
                .as("a quarter of 4000, deviation 27")
                .isBetween(880L, 1120L);
    }

    @Test
    void whatACutLeavesIsItsShare() {
        for (Mix mix : draw(new BatchAugmentation.CutMix(1, 1))) {
            Mix.Cut cut = (Mix.Cut) mix;
            assertThat(cut.top()).isBetween(0, cut.bottom());
            assertThat(cut.left()).isBetween(0, cut.right());
            assertThat(cut.bottom()).isLessThanOrEqualTo(10);
            assertThat(cut.right()).isLessThanOrEqualTo(20);
            double area = (cut.bottom() - cut.top()) * (cut.right() - cut.left());
            assertThat((double) cut.share()).isCloseTo(1 - area / 200, within(1e-6));
        }
    }

    @Test
    void aBatchIsMixedTheSameWhenItIsDrawnAgain() {
        List<AugmentationConfig> steps = List.of(new BatchAugmentation.CutMix(1, 1));
        BatchMixing used = new BatchMixing(new Augmentation(steps, 3, 7), new ImageSize(10, 20, 3));
        used.draw(1);
        used.draw(2);

        assertThat(used.draw(5))
                .isEqualTo(new BatchMixing(new Augmentation(steps, 3, 7), new ImageSize(10, 20, 3)).draw(5))
                .isNotEqualTo(new BatchMixing(new Augmentation(steps, 3, 8), new ImageSize(10, 20, 3)).draw(5))
                .isNotEqualTo(new BatchMixing(new Augmentation(steps, 4, 7), new ImageSize(10, 20, 3)).draw(5));
    }

    private static List<Mix> draw(AugmentationConfig... kinds) {
        BatchMixing mixing = new BatchMixing(new Augmentation(List.of(kinds), 1, 0), new ImageSize(10, 20, 3));
        List<Mix> mixes = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            mixes.add(mixing.draw(batch));
        }
        return mixes;
    }
}
