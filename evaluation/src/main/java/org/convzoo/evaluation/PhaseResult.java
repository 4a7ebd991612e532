package org.convzoo.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one of several phases of a training came to.
 *
 * @param name of the phase
 * @param trains which layers learned, in words
 * @param parameters that learned
 * @param cut the frozen layer whose kept outputs they learned from; null if the network saw the images
 * @param epochs that it took
 * @param seconds of these epochs together
 * @param featureSeconds that computing the outputs of the cut took before them
 * @param imagesPerSecond that were learned, mean of the epochs
 * @param validationAccuracy at best, 0 to 1
 * @param validationLoss at best
 * @param test how the network did on the test images when the phase was over; null of the last phase, whose end nobody
 *     tests unless it is the model
 */
public record PhaseResult(
        String name,
        String trains,
        long parameters,
        @Nullable String cut,
        int epochs,
        double seconds,
        double featureSeconds,
        double imagesPerSecond,
        double validationAccuracy,
        double validationLoss,
        @Nullable Test test) {

    /**
     * Test images classified by the network as a phase left it.
     *
     * @param accuracy 0 to 1
     * @param recalls part of each class's images that was recognised, in the order of the labels; of no matter, or null,
     *     for a class without images
     */
    public record Test(double accuracy, List<@Nullable Double> recalls) {

        public Test {
            // List.copyOf takes no null
            recalls = Collections.unmodifiableList(new ArrayList<>(recalls));
        }
    }
}
