package org.convzoo.training;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How long a run will take on this machine, from a short measurement.
 *
 * @param imagesPerSecond that are learned
 * @param imagesPreparedPerSecond that are read and prepared while nothing else computes
 * @param measuredSteps of optimisation
 * @param secondsPerEpoch training, validation and checkpoints
 * @param secondsPerEpochLow if all went as in the fastest part of the measurement, with one checkpoint
 * @param secondsPerEpochHigh if all went as in the slowest part, with a new best epoch each time
 * @param epochs at most
 * @param epochsBeforeStop after which the run may end early at the soonest; {@code epochs} where it never does
 * @param testSeconds after the last epoch
 * @param beginSeconds before the first epoch: computing features, and saving the whole network; 0 where images are learned
 */
public record TimeForecast(
        double imagesPerSecond,
        double imagesPreparedPerSecond,
        int measuredSteps,
        double secondsPerEpoch,
        double secondsPerEpochLow,
        double secondsPerEpochHigh,
        int epochs,
        int epochsBeforeStop,
        double testSeconds,
        double beginSeconds) {

    /** Phases one after the other; what is said of an epoch or an image is the mean over all epochs. */
    static TimeForecast together(List<TimeForecast> phases) {
        int epochs = phases.stream().mapToInt(TimeForecast::epochs).sum();
        int soonest = phases.stream().mapToInt(TimeForecast::epochsBeforeStop).sum();
        double tests = sum(phases, TimeForecast::testSeconds);
        double begin = sum(phases, TimeForecast::beginSeconds);
        return new TimeForecast(
                epochs / sum(phases, phase -> phase.epochs / phase.imagesPerSecond),
                epochs / sum(phases, phase -> phase.epochs / phase.imagesPreparedPerSecond),
                phases.stream().mapToInt(TimeForecast::measuredSteps).sum(),
                (sum(phases, TimeForecast::seconds) - tests - begin) / epochs,
                (sum(phases, TimeForecast::secondsLow) - tests - begin) / soonest,
                (sum(phases, TimeForecast::secondsHigh) - tests - begin) / epochs,
                epochs,
                soonest,
                tests,
                begin);
    }

    private static double sum(List<TimeForecast> phases, ToDoubleFunction<TimeForecast> value) {
        return phases.stream().mapToDouble(value).sum();
    }

    /** The same after something else has been done, and with another test. */
    TimeForecast after(double otherBeginSeconds, double otherTestSeconds) {
        return new TimeForecast(
                imagesPerSecond,
                imagesPreparedPerSecond,
                measuredSteps,
                secondsPerEpoch,
                secondsPerEpochLow,
                secondsPerEpochHigh,
                epochs,
                epochsBeforeStop,
                otherTestSeconds,
                otherBeginSeconds);
    }

    /** Of all epochs, the test and what comes before. */
    public double seconds() {
        return beginSeconds + epochs * secondsPerEpoch + testSeconds;
    }

    /** Of the fewest epochs, each as short as can be, the test and what comes before. */
    public double secondsLow() {
        return beginSeconds + epochsBeforeStop * secondsPerEpochLow + testSeconds;
    }

    /** Of all epochs, each as long as can be, the test and what comes before. */
    public double secondsHigh() {
        return beginSeconds + epochs * secondsPerEpochHigh + testSeconds;
    }
}
