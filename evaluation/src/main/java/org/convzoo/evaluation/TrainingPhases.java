package org.convzoo.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * The phases of a training, one after the other.
 *
 * @param phases in order; none where the whole network learned in the same way all the time
 * @param frozen the phase, from 0, whose end the model is compared with: the last one before anything below the head learned
 * @param best the phase, from 0, that the model is of
 * @param bestEpoch of that phase, from 1, that became the model
 */
public record TrainingPhases(List<PhaseResult> phases, int frozen, int best, int bestEpoch) {

    /** @throws IllegalArgumentException if there is no such phase or epoch */
    public TrainingPhases {
        phases = List.copyOf(phases);
        if (!phases.isEmpty()
                && (Math.min(frozen, best) < 0
                        || Math.max(frozen, best) >= phases.size()
                        || bestEpoch < 1
                        || bestEpoch > phases.get(best).epochs())) {
            throw new IllegalArgumentException("phase " + frozen + ", or epoch " + bestEpoch + " of phase " + best
                    + ", is none of the " + phases.size() + " phases'");
        }
    }

    /** For trainings without phases, and results that no training has led to. */
    public static TrainingPhases none() {
        return new TrainingPhases(List.of(), 0, 0, 0);
    }

    /** Whether there is anything to compare. */
    boolean areSeveral() {
        return phases.size() > 1;
    }

    /** The phase that the model is compared with, if its end was tested. */
    Optional<PhaseResult.Test> frozenTest() {
        return areSeveral() ? Optional.ofNullable(phases.get(frozen).test()) : Optional.empty();
    }

    /** The last phase. */
    PhaseResult last() {
        return phases.get(phases.size() - 1);
    }

    /** Whether no epoch of the last phase was better than the best one before it. */
    boolean lastWasInVain() {
        return areSeveral() && best < phases.size() - 1;
    }
}
