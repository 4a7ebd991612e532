package org.convzoo.training;

import java.util.List;
import org.convzoo.evaluation.EvaluationReport;
import org.convzoo.evaluation.TrainingPhases;

/** How a run ended. */
public sealed interface RunOutcome {

    RunDirectory directory();

    TrainingHistory history();

    /**
     * Trained, tested, everything written.
     *
     * @param phases none if the configuration has none
     * @param badImages those that the run went on without
     */
    record Finished(
            RunDirectory directory,
            TrainingHistory history,
            TrainingPhases phases,
            EvaluationReport evaluation,
            List<BadImage> badImages)
            implements RunOutcome {}

    /** Stopped on request between two batches, and saved. */
    record Stopped(RunDirectory directory, TrainingHistory history) implements RunOutcome {}
}
