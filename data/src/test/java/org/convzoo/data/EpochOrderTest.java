package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpochOrderTest {

    @Test
    void orderOfAnEpochIsPinned() {
        assertThat(EpochOrder.shuffled(8, 42, 0))
                .as("another order means that resumed runs see other batches than before")
                .containsExactly(3, 0, 7, 5, 6, 1, 4, 2);
    }

    @Test
    void everyImageComesOnce() {
        assertThat(EpochOrder.shuffled(1000, 7, 3)).containsExactlyInAnyOrder(EpochOrder.sequential(1000));
    }

    @Test
    void epochsAndSeedsDiffer() {
        assertThat(EpochOrder.shuffled(100, 1, 2))
                .isNotEqualTo(EpochOrder.shuffled(100, 2, 1))
                .isNotEqualTo(EpochOrder.shuffled(100, 1, 3))
                .isEqualTo(EpochOrder.shuffled(100, 1, 2));
    }

    @Test
    void nothingHasAnOrderToo() {
        assertThat(EpochOrder.shuffled(0, 1, 1)).isEmpty();
    }
}
