package org.convzoo.training;

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
        double testSeconds) {

    /** Of all epochs and the test. */
    public double seconds() {
        return epochs * secondsPerEpoch + testSeconds;
    }

    /** Of the fewest epochs, each as short as can be, and the test. */
    public double secondsLow() {
        return epochsBeforeStop * secondsPerEpochLow + testSeconds;
    }

    /** Of all epochs, each as long as can be, and the test. */
    public double secondsHigh() {
        return epochs * secondsPerEpochHigh + testSeconds;
    }
}
