package org.convzoo.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.TrainedPart;
import org.convzoo.evaluation.LearningCurves.Part;
import org.convzoo.evaluation.PhaseResult;
import org.convzoo.evaluation.TrainingPhases;
import org.convzoo.training.FinishedPhase.PhaseTest;
import org.convzoo.zoo.blueprint.Blueprint;
import org.jspecify.annotations.Nullable;

/**
 * What the phases of a run came to.
 *
 * @param history of all phases
 * @param state in which training ended
 * @param blueprint of the whole network
 */
record PhaseSummary(RunConfig config, RunHistory history, TrainingState state, Blueprint blueprint) {

    /** Of a run that has ended; of one without {@code transfer} there is nothing to tell. */
    TrainingPhases phases() {
        if (config.transfer() == null) {
            return TrainingPhases.none();
        }
        List<PhaseResult> results = new ArrayList<>();
        for (int phase = 0; phase < history.histories().size(); phase++) {
            results.add(result(phase));
        }
        int best = history.bestPhase();
        return new TrainingPhases(results, frozen(), best, history.bestEpoch() - history.epochsBefore(best));
    }

    /** Where each phase begins; nothing if there is one only. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int phase = 0;
                phase < history.histories().size() && history.phases().size() > 1;
                phase++) {
            parts.add(new Part(history.phases().get(phase).name(), history.epochsBefore(phase) + 1));
        }
        return parts;
    }

    private PhaseResult result(int number) {
        Phase phase = history.phases().get(number);
        List<EpochResult> epochs = history.histories().get(number).epochs();
        boolean over = number < state.phase();
        @Nullable String cut = over ? state.earlier().get(number).cut() : state.cut();
        double featureSeconds = over ? state.earlier().get(number).featureSeconds() : state.featureSeconds();
        @Nullable PhaseTest test = over ? state.earlier().get(number).test() : null;
        return new PhaseResult(
                phase.name(),
                phase.trainedInWords(),
                phase.layersOf(blueprint).parameters(),
                cut,
                epochs.size(),
                values(epochs, EpochResult::seconds).sum(),
                featureSeconds,
                values(epochs, EpochResult::imagesPerSecond).average().orElse(0),
                values(epochs, EpochResult::validationAccuracy).max().orElse(0),
                values(epochs, EpochResult::validationLoss).min().orElse(0),
                test == null ? null : new PhaseResult.Test(test.accuracy(), test.recalls()));
    }

    private static DoubleStream values(List<EpochResult> epochs, ToDoubleFunction<EpochResult> value) {
        return epochs.stream().mapToDouble(value);
    }

    /** The last phase from the beginning on in which the head alone learned, the run's last one apart. */
    private int frozen() {
        int frozen = 0;
        for (int phase = 1; phase < history.histories().size() - 1; phase++) {
            boolean headOnly = history.phases().get(phase).trained().kind() == TrainedPart.Kind.HEAD;
            if (!headOnly) {
                break;
            }
            frozen = phase;
        }
        return frozen;
    }
}
