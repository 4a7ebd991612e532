package org.convzoo.training;

/**
 * What one epoch came to.
 *
 * @param epoch from 1
 * @param learningRate of its last step
 * @param trainLoss mean over the epoch's images while they were learned, regularisation included
 * @param trainAccuracy part of them that was classified rightly meanwhile, 0 to 1
 * @param validationLoss mean cross-entropy after the epoch
 * @param validationAccuracy 0 to 1
 * @param seconds the epoch took, validation included
 * @param imagesPerSecond of training alone
 */
public record EpochResult(
        int epoch,
        double learningRate,
        double trainLoss,
        double trainAccuracy,
        double validationLoss,
        double validationAccuracy,
        double seconds,
        double imagesPerSecond) {

    /** The same under another number. */
    EpochResult withEpoch(int number) {
        return new EpochResult(
                number,
                learningRate,
                trainLoss,
                trainAccuracy,
                validationLoss,
                validationAccuracy,
                seconds,
                imagesPerSecond);
    }
}
