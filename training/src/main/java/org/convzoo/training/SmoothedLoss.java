package org.convzoo.training;

/** An exponential mean of losses that makes up for its beginning at 0. */
final class SmoothedLoss {

    private final double kept;
    private double mean;
    private double weight = 1;

    /** @param kept part of the mean that the next loss leaves of it */
    SmoothedLoss(double kept) {
        this.kept = kept;
    }

    /** The mean once a loss more is known. */
    double after(double loss) {
        mean = kept * mean + (1 - kept) * loss;
        weight *= kept;
        return mean / (1 - weight);
    }
}
