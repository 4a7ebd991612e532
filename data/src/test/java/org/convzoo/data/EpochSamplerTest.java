package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.convzoo.configs.DataConfig.Sampling;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Test;

class EpochSamplerTest {

    /** 900 images of class 0 and 100 of class 1; every tenth image weighs 9, the others 1. */
    private record Unequal() implements LabelledImages {

        @Override
        public int size() {
            return 1000;
        }

        @Override
        public int label(int index) {
            return index < 900 ? 0 : 1;
        }

        @Override
        public String id(int index) {
            return "image/" + index;
        }

        @Override
        public RawImage read(int index) {
            throw new AssertionError("nobody looks at an image to draw it");
        }

        @Override
        public double weight(int index) {
            return index % 10 == 0 ? 9 : 1;
        }
    }

    @Test
    void shuffledTakesEachImageOnce() {
        assertThat(EpochSampler.of(Sampling.SHUFFLED, new Unequal(), 1).order(3))
                .isEqualTo(EpochOrder.shuffled(1000, 1, 3));
    }

    @Test
    void balancedDrawsEveryClassEquallyOften() {
        EpochSampler sampler = EpochSampler.of(Sampling.BALANCED, new Unequal(), 1);
        int[] counts = new int[1000];
        for (int epoch = 0; epoch < 50; epoch++) {
            int[] order = sampler.order(epoch);
            assertThat(order).hasSize(1000);
            Arrays.stream(order).forEach(index -> counts[index]++);
        }
        // of 50,000 draws half with a deviation of 112; each image of class 1 is expected 250 times, deviation 16
        assertThat(Arrays.stream(counts, 900, 1000).sum()).isCloseTo(25_000, within(600));
        assertThat(Arrays.stream(counts, 900, 1000).min().orElseThrow()).isGreaterThan(170);
        assertThat(Arrays.stream(counts, 900, 1000).max().orElseThrow()).isLessThan(330);
    }

    @Test
    void weightedDrawsEachImageAsOftenAsItsWeightSays() {
        EpochSampler sampler = EpochSampler.of(Sampling.WEIGHTED, new Unequal(), 1);
        int heavy = 0;
        for (int epoch = 0; epoch < 50; epoch++) {
            heavy += (int) Arrays.stream(sampler.order(epoch))
                    .filter(index -> index % 10 == 0)
                    .count();
        }
        // 100 images of weight 9 beside 900 of weight 1: half of the draws
        assertThat(heavy).isCloseTo(25_000, within(600));
    }

    @Test
    void theSeedAndTheEpochDecide() {
        EpochSampler sampler = EpochSampler.of(Sampling.BALANCED, new Unequal(), 1);
        assertThat(sampler.order(2))
                .isEqualTo(EpochSampler.of(Sampling.BALANCED, new Unequal(), 1).order(2))
                .isNotEqualTo(sampler.order(3))
                .isNotEqualTo(
                        EpochSampler.of(Sampling.BALANCED, new Unequal(), 2).order(2));
    }

    @Test
    void drawsArePinned() {
        assertThat(EpochOrder.drawn(new double[] {1, 0, 2, 1}, 42, 0))
                .as("other draws mean that resumed runs see other batches than before")
                .containsExactly(0, 3, 0, 3);
        assertThat(EpochOrder.drawn(new double[] {0, 1, 0}, 42, 0)).containsExactly(1, 1, 1);
    }

    @Test
    void weightsThatAreAllTheSameAreRefused() {
        assertThatThrownBy(() -> EpochSampler.of(Sampling.WEIGHTED, FakeImages.of(5), 1))
                .isInstanceOf(UserException.class)
                .hasMessage("data.sampling: weighted needs images with different weights, but all have 1.0; give the"
                        + " weights in a column of a csv manifest, or use balanced or shuffled");
    }

    /** compute_class_weight("balanced", ...) of scikit-learn 1.2: 1000 / (2 * 900) and 1000 / (2 * 100) */
    @Test
    void balancedClassWeightsAreScikitLearns() {
        assertThat(ClassFrequencies.of(new Unequal()).balancedWeights(2))
                .containsExactly(new double[] {0.5555555555555556, 5}, within(1e-15));
        assertThat(ClassFrequencies.of(new Unequal()).balancedWeights(3)[2]).isEqualTo(1);
    }
}
