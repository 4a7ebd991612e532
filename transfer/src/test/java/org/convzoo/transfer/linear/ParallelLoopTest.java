package org.convzoo.transfer.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelLoopTest {

    private static final int TURNS = 64;

    @Test
    void everyTurnRunsOnce() {
        AtomicIntegerArray runs = new AtomicIntegerArray(TURNS);
        ParallelLoop.run(TURNS, runs::incrementAndGet);
        assertThat(runs.toString()).isEqualTo(new AtomicIntegerArray(ones()).toString());
    }

    @Test
    void noTurnIsUnderWayWhenAFailureIsThrown() {
        AtomicIntegerArray ends = new AtomicIntegerArray(TURNS);
        assertThatThrownBy(() -> ParallelLoop.run(TURNS, turn -> {
                    if (turn % 16 == 3) {
                        ends.incrementAndGet(turn);
                        throw new OutOfMemoryError("turn " + turn);
                    }
                    LockSupport.parkNanos(2_000_000);
                    ends.incrementAndGet(turn);
                }))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("turn 3");
        assertThat(ends.toString()).isEqualTo(new AtomicIntegerArray(ones()).toString());
    }

    private static int[] ones() {
        return IntStream.generate(() -> 1).limit(TURNS).toArray();
    }
}
