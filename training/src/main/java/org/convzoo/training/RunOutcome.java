package org.convzoo.training;

import java.util.List;
import org.convzoo.evaluation.EvaluationReport;

/** How a run ended. */
public sealed interface RunOutcome {

    RunDirectory directory();

    TrainingHistory history();

    /**
     * Trained, tested, everything written.
     *
     * @param badImages those that the run went on without
     */
    record Finished(
            RunDirectory directory, TrainingHistory history, EvaluationReport evaluation, List<BadImage> badImages)
            implements RunOutcome {}

    /** Stopped on request between two batches, and saved. */
    record Stopped(RunDirectory directory, TrainingHistory history) implements RunOutcome {}
}
