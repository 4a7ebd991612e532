package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargestBatchTest {

    private final List<Integer> trials = new ArrayList<>();

    private int find(int upper, int guess, IntToLongFunction spare) {
        return LargestBatch.find(upper, guess, size -> {
            trials.add(size);
            return spare.applyAsLong(size);
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 8", "7, 64", "64, 8", "64, 64", "999, 16", "1000, 1", "1000, 2000"})
    void theBorderOfEvenNeedsIsFoundInFewTrials(int border, int guess) {
        assertThat(find(1000, guess, size -> 1_000_000L * border + 500_000 - 1_000_000L * size))
                .isEqualTo(border);
        assertThat(trials).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void noneFits() {
        assertThat(find(1000, 64, size -> -size)).isZero();
        assertThat(trials).containsExactly(1);
    }

    @Test
    void allFit() {
        assertThat(find(1000, 64, size -> 1_000_000 - size)).isEqualTo(1000);
        assertThat(find(1, 64, size -> 1)).isEqualTo(1);
    }

    @Test
    void needsThatGrowInStepsStillHaveABorder() {
        for (int border = 1; border < 200; border += 7) {
            int limit = border;
            IntToLongFunction spare = size -> (size <= limit ? 1 : -1) * (1000L + (size * 37) % 100);
            assertThat(find(300, 16, spare)).isEqualTo(border);
        }
    }

    @Test
    void moreMemoryNeverFitsASmallerBatch() {
        int before = 0;
        for (long memory = 0; memory < 3_000_000; memory += 10_000) {
            long limit = memory;
            int found = find(300, 16, size -> limit - 10_007L * size - 100_000);
            assertThat(found).isGreaterThanOrEqualTo(before);
            before = found;
        }
        assertThat(before).isEqualTo(288);
    }
}
