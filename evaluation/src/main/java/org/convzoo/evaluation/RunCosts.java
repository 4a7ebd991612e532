package org.convzoo.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * What a trained classifier took and takes, as far as it is known.
 *
 * @param trainingSeconds of learning and all that it needed: reading images, validation, features
 * @param keptFeatures whether features were there from an earlier run, so that their computation is not in the time
 * @param secondsPerImage that a test image takes from its file to its class, in batches
 * @param processorSecondsPerImage that all processors together compute for it, which other programs on the machine hardly
 *     change
 * @param peakMemoryBytes of physical memory that the process of the training held at most, Java heap included
 * @param modelBytes of the file that holds the model
 * @param parameters of the network
 */
public record RunCosts(
        @Nullable Double trainingSeconds,
        boolean keptFeatures,
        @Nullable Double secondsPerImage,
        @Nullable Double processorSecondsPerImage,
        @Nullable Long peakMemoryBytes,
        @Nullable Long modelBytes,
        @Nullable Long parameters) {

    private static final RunCosts UNKNOWN = new RunCosts(null, false, null, null, null, null, null);

    /** Nothing is known. */
    public static RunCosts unknown() {
        return UNKNOWN;
    }

    /** Only what a test tells is known. */
    public static RunCosts ofTest(double secondsPerImage, @Nullable Double processorSecondsPerImage) {
        return new RunCosts(null, false, secondsPerImage, processorSecondsPerImage, null, null, null);
    }
}
