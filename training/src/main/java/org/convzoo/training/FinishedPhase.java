package org.convzoo.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.convzoo.evaluation.ClassMetrics;
import org.convzoo.evaluation.EvaluationReport;
import org.convzoo.evaluation.Metric;
import org.jspecify.annotations.Nullable;

/**
 * A phase that is over.
 *
 * @param history of its epochs, counted from 1
 * @param stepsKept that the next phase's optimizer remembers as taken; 0 if its state begins anew
 * @param cut the layer whose kept outputs it learned from; null if it saw the images
 * @param featureSeconds that computing them took before the first epoch
 * @param test how the network did on the test images then; null if nobody asked
 */
record FinishedPhase(
        TrainingHistory history,
        int stepsKept,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cut,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) double featureSeconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PhaseTest test) {

    /**
     * Test images classified by the network as a phase left it.
     *
     * @param accuracy 0 to 1
     * @param recalls part of each class's images that was recognised, in the order of the labels; null for a class
     *     without images
     */
    record PhaseTest(double accuracy, List<@Nullable Double> recalls) {

        static PhaseTest of(EvaluationReport evaluation) {
            return new PhaseTest(
                    evaluation.metrics().get(Metric.ACCURACY),
                    evaluation.perClass().stream().map(ClassMetrics::recall).toList());
        }
    }
}
