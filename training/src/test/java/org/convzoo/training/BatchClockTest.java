package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convzoo.training.BatchClock.Patience;
import org.junit.jupiter.api.Test;

class BatchClockTest {

    private long now;

    private boolean lap(BatchClock clock, double seconds) {
        now += (long) (seconds * 1e9);
        return clock.lap(8);
    }

    @Test
    void countsAfterTheWarmUpUntilItHasSeenEnough() {
        BatchClock clock = new BatchClock(new Patience(1, 2, 3, 2), 1000, () -> now);
        assertThat(lap(clock, 9))
                .as("the first batch warms up, however long it takes")
                .isFalse();
        assertThat(lap(clock, 9)).isFalse();

        assertThat(lap(clock, 1)).isFalse();
        assertThat(lap(clock, 1)).as("two batches, but two seconds only").isFalse();
        now += 60e9;
        clock.resume();
        assertThat(lap(clock, 1)).as("what lay between is no batch's").isTrue();
        assertThat(clock.pace()).isEqualTo(new Pace(0.125, 0.125, 0.125, 3));
    }

    @Test
    void ofBatchesThatTakeLongTwoAreEnough() {
        BatchClock clock = new BatchClock(new Patience(1, 2, 3, 5), 1000, () -> now);
        assertThat(lap(clock, 30)).isFalse();
        assertThat(lap(clock, 30)).as("one has no spread").isFalse();
        assertThat(lap(clock, 50)).isTrue();
        assertThat(clock.pace()).isEqualTo(new Pace(5, 3.75, 6.25, 2));
    }

    @Test
    void noMoreAreTimedThanThereAre() {
        BatchClock clock = new BatchClock(new Patience(1, 2, 3, 2), 4, () -> now);
        for (int warmUp = 0; warmUp < 4; warmUp++) {
            assertThat(lap(clock, 0.08)).isFalse();
        }
        for (int counted = 0; counted < 3; counted++) {
            assertThat(lap(clock, 0.04)).isFalse();
        }
        assertThat(lap(clock, 0.04)).as("four, in a tenth of the seconds").isTrue();
        assertThat(clock.pace().batches()).isEqualTo(4);
        assertThat(clock.pace().mean()).isCloseTo(0.005, within(1e-9));
    }
}
