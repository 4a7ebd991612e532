package org.convzoo.benchmarks.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class TrialTest {

    private static final Trial TRAINING = new Trial(Network.LENET, Work.TRAINING, new Effort(2, 0.5, 2, 1), 3);

    private long now;
    private int steps;

    @Test
    void argumentsReachTheOtherProcess() {
        Trial trial = new Trial(Network.VGG16, Work.INFERENCE, Effort.FULL, 2);
        assertThat(Trial.parse(trial.arguments().toArray(String[]::new))).isEqualTo(trial);
    }

    @Test
    void countsImagesASecondAfterTheWarmUp() {
        // the first step takes 4 s, all others 0.25 s: a repetition of 1 s holds four
        Subject subject = subject(431_080, () -> {
            now += steps == 1 ? 4_000_000_000L : 250_000_000L;
            return steps;
        });
        assertThat(TRAINING.measure(subject, () -> now)).containsExactly(4 * 128.0, 4 * 128.0);
        assertThat(steps)
                .as("one first step, two in 0.5 s of warm-up, two repetitions of four")
                .isEqualTo(1 + 2 + 8);
    }

    @Test
    void aStepThatOutlastsItsRepetitionCountsOnce() {
        Subject slow = subject(431_080, () -> {
            now += 8_000_000_000L;
            return steps;
        });
        assertThat(TRAINING.measure(slow, () -> now)).containsExactly(16.0, 16.0);
    }

    @Test
    void refusesAnotherNetwork() {
        Subject other = subject(431_081, () -> steps);
        assertThatThrownBy(() -> TRAINING.measure(other, () -> now))
                .hasMessage("nothing is timed: this LeNet has 431,081 trainable parameters, not 431,080");
        assertThat(steps).as("steps made").isZero();
    }

    @Test
    void refusesWorkThatWasNotDone() {
        assertThatThrownBy(() -> TRAINING.measure(subject(431_080, () -> tick(2.5)), () -> now))
                .hasMessage("the figures count for nothing: the loss stayed at 2.5");
        assertThatThrownBy(() -> TRAINING.measure(subject(431_080, () -> tick(Double.NaN)), () -> now))
                .hasMessage("the figures count for nothing: a step's result is NaN");
    }

    private double tick(double result) {
        now += 1_000_000_000L;
        return result;
    }

    private Subject subject(long parameters, DoubleSupplier work) {
        return new Subject() {
            @Override
            public long parameters() {
                return parameters;
            }

            @Override
            public double step() {
                steps++;
                return work.getAsDouble();
            }

            @Override
            public void close() {}
        };
    }
}
