package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.convzoo.configs.TrainingConfig.EarlyStopping;
import org.convzoo.configs.TrainingConfig.Monitor;
import org.junit.jupiter.api.Test;

class TrainingHistoryTest {

    private static TrainingHistory accuracies(double... values) {
        return new TrainingHistory(IntStream.range(0, values.length)
                .mapToObj(i -> new EpochResult(i + 1, 0.1, 1, 0.5, 1 - values[i], values[i], 2, 50))
                .toList());
    }

    @Test
    void theEarlierOfTwoEqualEpochsIsTheBest() {
        TrainingHistory history = accuracies(0.5, 0.8, 0.7, 0.8);
        assertThat(history.bestEpoch(Monitor.ACCURACY)).isEqualTo(2);
        assertThat(history.bestEpoch(Monitor.LOSS)).isEqualTo(2);
        assertThat(TrainingHistory.empty().bestEpoch(Monitor.LOSS)).isZero();
    }

    @Test
    void patienceCountsEpochsWithoutImprovement() {
        EarlyStopping three = new EarlyStopping(3, 0);
        assertThat(accuracies(0.5, 0.8, 0.7, 0.8).outOfPatience(Monitor.ACCURACY, three))
                .isFalse();
        assertThat(accuracies(0.5, 0.8, 0.7, 0.8, 0.79).outOfPatience(Monitor.ACCURACY, three))
                .isTrue();
        assertThat(accuracies(0.5, 0.8, 0.7, 0.8, 0.81).outOfPatience(Monitor.ACCURACY, three))
                .isFalse();
    }

    @Test
    void aSmallerChangeThanTheMinimumIsNoImprovement() {
        EarlyStopping two = new EarlyStopping(2, 0.05);
        assertThat(accuracies(0.5, 0.52, 0.54).outOfPatience(Monitor.ACCURACY, two))
                .isTrue();
        assertThat(accuracies(0.5, 0.52, 0.56).outOfPatience(Monitor.ACCURACY, two))
                .isFalse();
    }

    @Test
    void csvHasALineAnEpoch() {
        assertThat(accuracies(0.5).toCsv())
                .isEqualTo("epoch,learning_rate,train_loss,train_accuracy,validation_loss,validation_accuracy,seconds,"
                        + "images_per_second\n1,0.1,1.0,0.5,0.5,0.5,2.000,50.0\n");
    }
}
