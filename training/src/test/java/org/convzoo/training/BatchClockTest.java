package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;

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
        BatchClock clock = new BatchClock(new Patience(1, 2, 3, 2), () -> now);
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
        BatchClock clock = new BatchClock(new Patience(1, 2, 3, 5), () -> now);
        assertThat(lap(clock, 30)).isFalse();
        assertThat(lap(clock, 30)).as("one has no spread").isFalse();
        assertThat(lap(clock, 50)).isTrue();
        assertThat(clock.pace()).isEqualTo(new Pace(5, 3.75, 6.25, 2));
    }
}
