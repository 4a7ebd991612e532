package org.convzoo.benchmarks.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointCommandTest {

    private static final List<float[]> THEIRS = List.of(new float[] {1, -4}, new float[] {0.5f, 0.25f});

    @Test
    void aLogitIsComparedWithTheLargestOfItsImage() {
        assertThat(CheckpointCommand.difference(new float[] {1, -4, 0.5f, 0.25f}, THEIRS))
                .isZero();
        assertThat(CheckpointCommand.difference(new float[] {2, -4, 0.5f, 0.25f}, THEIRS))
                .isEqualTo(1 / 4.0);
        assertThat(CheckpointCommand.difference(new float[] {2, -4, 0.5f, 0.5f}, THEIRS))
                .isEqualTo(0.25 / 0.5);
    }

    @Test
    void nothingThatIsNoNumberIsNear() {
        assertThat(CheckpointCommand.isNear(CheckpointCommand.difference(new float[] {1, -4, 0.5f, Float.NaN}, THEIRS)))
                .isFalse();
        assertThat(CheckpointCommand.difference(new float[] {1, -4, 0.5f}, THEIRS))
                .isInfinite();
        assertThat(CheckpointCommand.difference(new float[] {1, -4, 0.5f, 0.25f, 0}, THEIRS))
                .isInfinite();
    }
}
