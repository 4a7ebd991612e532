package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convzoo.configs.ScheduleConfig;
import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {

    @Test
    void constantStays() {
        LearningRateSchedule schedule = new LearningRateSchedule(0.5, new ScheduleConfig.Constant(0), 3, 10);
        assertThat(schedule.at(0)).isEqualTo(0.5);
        assertThat(schedule.at(29)).isEqualTo(0.5);
    }

    @Test
    void stepDividesEverySoManyEpochsAfterTheWarmUp() {
        LearningRateSchedule schedule = new LearningRateSchedule(1, new ScheduleConfig.Step(2, 0.1, 1), 6, 10);
        assertThat(schedule.at(0)).isCloseTo(0.1, within(1e-12));
        assertThat(schedule.at(9)).isEqualTo(1);
        assertThat(schedule.at(29)).isEqualTo(1);
        assertThat(schedule.at(30)).isCloseTo(0.1, within(1e-12));
        assertThat(schedule.at(50)).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void cosineFallsFromTheBaseToItsFinalPart() {
        LearningRateSchedule schedule = new LearningRateSchedule(2, new ScheduleConfig.Cosine(0.1, 0), 10, 10);
        assertThat(schedule.at(0)).isEqualTo(2);
        assertThat(schedule.at(50)).isCloseTo(2 * (0.1 + 0.9 * 0.5), within(1e-12));
        assertThat(schedule.at(100)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void cosineBeginsAfterTheWarmUp() {
        LearningRateSchedule schedule = new LearningRateSchedule(2, new ScheduleConfig.Cosine(0, 2), 10, 5);
        assertThat(schedule.at(4)).isCloseTo(1, within(1e-12));
        assertThat(schedule.at(9)).isEqualTo(2);
        assertThat(schedule.at(10)).isEqualTo(2);
        assertThat(schedule.at(30)).isCloseTo(1, within(1e-12));
    }
}
