package org.convzoo.training;

import org.convzoo.evaluation.EvaluationReport;

/** How a run ended. */
public sealed interface RunOutcome {

    RunDirectory directory();

    TrainingHistory history();

    /** Trained, tested, everything written. */
    record Finished(RunDirectory directory, TrainingHistory history, EvaluationReport evaluation)
            implements RunOutcome {}

    /** Stopped on request between two batches, and saved. */
    record Stopped(RunDirectory directory, TrainingHistory history) implements RunOutcome {}
}
