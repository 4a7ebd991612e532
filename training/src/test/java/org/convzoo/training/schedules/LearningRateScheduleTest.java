package org.convzoo.training.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.configs.LossConfig;
import org.convzoo.configs.OptimizerConfig;
import org.convzoo.configs.ScheduleConfig;
import org.convzoo.configs.ScheduleConfig.OneCycle.Annealing;
import org.convzoo.configs.TrainingConfig;
import org.convzoo.configs.TrainingConfig.Monitor;
import org.convzoo.configs.WarmUpConfig;
import org.junit.jupiter.api.Test;

/** Beside the schedulers of torch.optim.lr_scheduler 1.13.0, whose values are written out; base rate 0.5. */
class LearningRateScheduleTest {

    @Test
    void constantStays() {
        LearningRateSchedule schedule = schedule(new ScheduleConfig.Constant(WarmUpConfig.NONE), 3, 10);
        assertThat(schedule.at(0)).isEqualTo(0.5);
        assertThat(schedule.at(29)).isEqualTo(0.5);
    }

    /** StepLR(step_size=2, gamma=0.5) */
    @Test
    void stepMultipliesEverySoManyEpochs() {
        assertRates(new ScheduleConfig.Step(2, 0.5, WarmUpConfig.NONE), 6, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125);
    }

    @Test
    void stepCountsFromTheEndOfTheWarmUp() {
        LearningRateSchedule schedule = schedule(new ScheduleConfig.Step(2, 0.1, new WarmUpConfig(1, 0)), 6, 10);
        assertThat(schedule.at(0)).isCloseTo(0.05, within(1e-12));
        assertThat(schedule.at(9)).isEqualTo(0.5);
        assertThat(schedule.at(29)).isEqualTo(0.5);
        assertThat(schedule.at(30)).isCloseTo(0.05, within(1e-12));
        assertThat(schedule.at(50)).isCloseTo(0.005, within(1e-12));
    }

    /** MultiStepLR(milestones=[2, 5], gamma=0.1) */
    @Test
    void milestonesMultiplyAtTheirEpochsOrSteps() {
        double[] expected = {0.5, 0.5, 0.05, 0.05, 0.05, 0.005, 0.005};
        assertRates(new ScheduleConfig.Milestones(List.of(2, 5), List.of(), 0.1, WarmUpConfig.NONE), 7, expected);
        assertRates(new ScheduleConfig.Milestones(List.of(), List.of(2L, 5L), 0.1, WarmUpConfig.NONE), 7, expected);
    }

    /** He et al. 2015, section 4.2: 0.1, divided by 10 at 32,000 and 48,000 of 64,000 steps. */
    @Test
    void milestonesCountFromTheStartOfTheRunWhateverTheWarmUp() {
        LearningRateSchedule schedule = LearningRateSchedule.of(
                0.1,
                new ScheduleConfig.Milestones(List.of(), List.of(32_000L, 48_000L), 0.1, new WarmUpConfig(1, 0.1)),
                new RunLength(182, 352, 64_000));
        assertThat(schedule.at(0)).isCloseTo(0.01, within(1e-15));
        assertThat(schedule.at(31_999)).isEqualTo(0.1);
        assertThat(schedule.at(32_000)).isCloseTo(0.01, within(1e-15));
        assertThat(schedule.at(47_999)).isCloseTo(0.01, within(1e-15));
        assertThat(schedule.at(48_000)).isCloseTo(0.001, within(1e-15));
        assertThat(schedule.at(63_999)).isCloseTo(0.001, within(1e-15));
    }

    /** ExponentialLR(gamma=0.9) */
    @Test
    void exponentialMultipliesAfterEachEpoch() {
        assertRates(new ScheduleConfig.Exponential(0.9, WarmUpConfig.NONE), 5, 0.5, 0.45, 0.405, 0.3645, 0.32805);
        LearningRateSchedule schedule = schedule(new ScheduleConfig.Exponential(0.9, WarmUpConfig.NONE), 5, 10);
        assertThat(schedule.at(9)).isEqualTo(0.5);
        assertThat(schedule.at(10)).isCloseTo(0.45, within(1e-15));
    }

    /** PolynomialLR(total_iters=10, power=2) */
    @Test
    void polynomialFallsAlongAPower() {
        assertRates(
                new ScheduleConfig.Polynomial(2, 0, WarmUpConfig.NONE),
                10,
                0.5,
                0.405,
                0.32,
                0.245,
                0.18,
                0.125,
                0.08,
                0.045,
                0.02,
                0.005);
        // by hand: 0.1 + 0.9 * (1 - 5 / 10)
        assertThat(schedule(new ScheduleConfig.Polynomial(1, 0.1, WarmUpConfig.NONE), 10, 1)
                        .at(5))
                .isCloseTo(0.5 * 0.55, within(1e-15));
    }

    /** CosineAnnealingLR(T_max=10, eta_min=0.05) */
    @Test
    void cosineFallsFromTheBaseToItsFinalPart() {
        assertRates(
                new ScheduleConfig.Cosine(0.1, null, 1, WarmUpConfig.NONE),
                10,
                0.5,
                0.48898771616640957,
                0.45702882373436315,
                0.40725168176580645,
                0.34452882373436317,
                0.275,
                0.20547117626563688,
                0.1427483182341936,
                0.09297117626563686,
                0.06101228383359046);
    }

    /** CosineAnnealingWarmRestarts(T_0=4, T_mult=2, eta_min=0.05) */
    @Test
    void cosineStartsAgainAfterPeriodsThatGrow() {
        assertRates(
                new ScheduleConfig.Cosine(0.1, 4, 2, WarmUpConfig.NONE),
                14,
                0.5,
                0.4340990257669732,
                0.275,
                0.11590097423302682,
                0.5,
                0.48287289481503953,
                0.4340990257669732,
                0.3611037722821452,
                0.275,
                0.1888962277178548,
                0.11590097423302682,
                0.06712710518496048,
                0.5,
                0.49567668809072685);
        assertThat(schedule(new ScheduleConfig.Cosine(0, 3, 1, WarmUpConfig.NONE), 9, 1)
                        .at(6))
                .isEqualTo(0.5);
    }

    /** SequentialLR(LinearLR(start_factor=0.2, total_iters=4), CosineAnnealingLR(T_max=6)) */
    @Test
    void aWarmUpComesBeforeAnyOther() {
        assertRates(
                new ScheduleConfig.Cosine(0, null, 1, new WarmUpConfig(4, 0.2)),
                10,
                0.1,
                0.2,
                0.3,
                0.4,
                0.5,
                0.4665063509461097,
                0.375,
                0.25,
                0.125,
                0.03349364905389032);
        LearningRateSchedule fromZero = schedule(new ScheduleConfig.Cosine(0, null, 1, new WarmUpConfig(2, 0)), 10, 5);
        assertThat(fromZero.at(0)).isCloseTo(0.05, within(1e-15));
        assertThat(fromZero.at(9)).isEqualTo(0.5);
        assertThat(fromZero.at(10)).isEqualTo(0.5);
    }

    /** OneCycleLR(max_lr=0.5, total_steps=10) */
    @Test
    void oneCycleRisesAndFallsFarBelow() {
        assertRates(
                new ScheduleConfig.OneCycle(0.3, 25, 1e4, Annealing.COSINE, false, null, WarmUpConfig.NONE),
                10,
                0.02,
                0.26,
                0.5,
                0.47524231600673683,
                0.40587282697488153,
                0.30563101096814466,
                0.19437098903185537,
                0.09412917302511849,
                0.024759683993263143,
                2e-06);
    }

    /** OneCycleLR(0.5, 12, pct_start=0.25, anneal_strategy='linear', three_phase=True, div_factor=10, final_div_factor=100) */
    @Test
    void oneCycleInThreePhasesGoesBackAtTheSpeedOfTheRise() {
        assertRates(
                new ScheduleConfig.OneCycle(0.25, 10, 100, Annealing.LINEAR, true, null, WarmUpConfig.NONE),
                12,
                0.05,
                0.275,
                0.5,
                0.275,
                0.05,
                0.042928571428571434,
                0.03585714285714286,
                0.02878571428571429,
                0.021714285714285717,
                0.014642857142857145,
                0.007571428571428576,
                0.0005);
    }

    /** OneCycleLR(max_lr=0.5, total_steps=10) on SGD with momentum, which it takes from 0.95 to 0.85 and back. */
    @Test
    void theMomentumOfACycleGoesTheOtherWay() {
        assertMomenta(
                new ScheduleConfig.OneCycle(0.3, 25, 1e4, Annealing.COSINE, false, null, WarmUpConfig.NONE),
                10,
                0.95,
                0.9,
                0.85,
                0.854951556604879,
                0.8688255099070633,
                0.8888739533021842,
                0.9111260466978157,
                0.9311744900929366,
                0.945048443395121,
                0.95);
    }

    /** The three phases above with base_momentum=0.8, max_momentum=0.9; the third has the highest throughout. */
    @Test
    void theMomentumOfThreePhasesStaysHighInTheThird() {
        assertMomenta(
                new ScheduleConfig.OneCycle(
                        0.25, 10, 100, Annealing.LINEAR, true, List.of(0.8, 0.9), WarmUpConfig.NONE),
                12,
                0.9,
                0.85,
                0.8,
                0.85,
                0.9,
                0.9,
                0.9);
    }

    @Test
    void aWarmUpHasTheMomentumOfTheFirstStepAfterIt() {
        LearningRateSchedule schedule = schedule(
                new ScheduleConfig.OneCycle(0.3, 25, 1e4, Annealing.COSINE, false, null, new WarmUpConfig(1, 0)),
                4,
                10);
        assertThat(schedule.momentumAt(0)).hasValue(0.95);
        assertThat(schedule.momentumAt(10)).hasValue(0.95);
        assertThat(schedule(new ScheduleConfig.Constant(WarmUpConfig.NONE), 3, 10)
                        .momentumAt(5))
                .isEmpty();
    }

    @Test
    void aCycleOfAStepOrTwoIsWhole() {
        ScheduleConfig cycle =
                new ScheduleConfig.OneCycle(0.3, 25, 1e4, Annealing.COSINE, false, null, WarmUpConfig.NONE);
        assertThat(schedule(cycle, 1, 1).at(0)).isBetween(0.0, 0.5);
        assertThat(schedule(cycle, 2, 1).at(1)).isCloseTo(2e-6, within(1e-15));
    }

    /** ReduceLROnPlateau(mode='min', factor=0.5, patience=1, threshold=0.1, cooldown=1, min_lr=0.05), fed with losses */
    @Test
    void aLossThatStallsReducesTheRate() {
        assertPlateaus(
                new ScheduleConfig.ReduceOnPlateau(0.5, 1, 0.1, 1, 0.1, WarmUpConfig.NONE),
                List.of(
                        -1.0, -0.95, -0.92, -0.8, -0.8, -0.79, -0.78, -0.77, -0.76, -0.75, -0.5, -0.5, -0.5, -0.5, -0.5,
                        -0.5, -0.5, -0.5),
                0.5,
                0.5,
                0.5,
                0.25,
                0.25,
                0.25,
                0.125,
                0.125,
                0.125,
                0.0625,
                0.0625,
                0.0625,
                0.0625,
                0.05,
                0.05,
                0.05,
                0.05,
                0.05,
                0.05);
    }

    /** ReduceLROnPlateau(mode='max', factor=0.1, patience=2), fed with accuracies */
    @Test
    void anAccuracyThatStallsReducesTheRate() {
        assertPlateaus(
                new ScheduleConfig.ReduceOnPlateau(0.1, 2, 1e-4, 0, 0, WarmUpConfig.NONE),
                List.of(0.5, 0.6, 0.6, 0.59, 0.60001, 0.61, 0.61, 0.61, 0.61),
                0.5,
                0.5,
                0.5,
                0.5,
                0.5,
                0.05,
                0.05,
                0.05,
                0.05,
                0.005);
    }

    @Test
    void epochsOfTheWarmUpAreNoPlateau() {
        ScheduleConfig config = new ScheduleConfig.ReduceOnPlateau(0.1, 0, 0, 0, 0, new WarmUpConfig(3, 0));
        LearningRateSchedule schedule = schedule(config, 10, 1);
        assertThat(schedule.after(List.of(0.9, 0.8, 0.7, 0.6)).at(4)).isEqualTo(0.5);
        assertThat(schedule.after(List.of(0.9, 0.8, 0.7, 0.6, 0.6)).at(5)).isCloseTo(0.05, within(1e-15));
    }

    @Test
    void aRunEndsAfterItsStepsOrItsEpochs() {
        assertThat(RunLength.of(training(200, 64_000L), 352)).isEqualTo(new RunLength(182, 352, 64_000));
        assertThat(RunLength.of(training(200, 64_000L), 352).stepsOf(180)).isEqualTo(352);
        assertThat(RunLength.of(training(200, 64_000L), 352).stepsOf(181)).isEqualTo(288);
        assertThat(RunLength.of(training(3, 64_000L), 352)).isEqualTo(new RunLength(3, 352, 1056));
        assertThat(RunLength.of(training(3, null), 352).stepsOf(2)).isEqualTo(352);
    }

    private static TrainingConfig training(int epochs, Long maxSteps) {
        return new TrainingConfig(
                epochs,
                null,
                maxSteps,
                new OptimizerConfig.Sgd(0.1, 0),
                new ScheduleConfig.Constant(WarmUpConfig.NONE),
                LossConfig.CrossEntropy.plain(),
                0,
                null,
                false,
                null,
                1,
                null,
                Monitor.ACCURACY,
                null,
                10);
    }

    private static LearningRateSchedule schedule(ScheduleConfig config, int epochs, int stepsPerEpoch) {
        return LearningRateSchedule.of(
                0.5, config, new RunLength(epochs, stepsPerEpoch, (long) epochs * stepsPerEpoch));
    }

    /** With one step an epoch. */
    private static void assertMomenta(ScheduleConfig config, int epochs, double... expected) {
        LearningRateSchedule schedule = schedule(config, epochs, 1);
        for (int step = 0; step < expected.length; step++) {
            assertThat(schedule.momentumAt(step).orElseThrow())
                    .as("step " + step)
                    .isCloseTo(expected[step], within(1e-14));
        }
    }

    private static void assertRates(ScheduleConfig config, int epochs, double... expected) {
        LearningRateSchedule schedule = schedule(config, epochs, 1);
        for (int step = 0; step < expected.length; step++) {
            assertThat(schedule.at(step)).as("step " + step).isCloseTo(expected[step], within(1e-14));
        }
    }

    private static void assertPlateaus(ScheduleConfig config, List<Double> scores, double... expected) {
        LearningRateSchedule schedule = schedule(config, expected.length, 2);
        List<Double> finished = new ArrayList<>();
        for (int epoch = 0; epoch < expected.length; epoch++) {
            assertThat(schedule.after(finished).at(2L * epoch + 1))
                    .as("epoch " + epoch)
                    .isCloseTo(expected[epoch], within(1e-14));
            finished.addAll(scores.subList(epoch, Math.min(epoch + 1, scores.size())));
        }
    }
}
