package org.convzoo.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.convzoo.configs.PretrainingConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.data.DataSplits;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.OptimizerState;
import org.convzoo.engine.WeightAverages;
import org.convzoo.evaluation.EvaluationReport;
import org.convzoo.training.FinishedPhase.PhaseTest;
import org.convzoo.training.TrainingListener.PhasePlan;
import org.convzoo.zoo.blueprint.Blueprint;
import org.jspecify.annotations.Nullable;

/** Takes a network through the phases of its run, one after the other. */
final class PhasedTraining {

    private final RunConfig config;
    private final List<Phase> phases;
    private final Network whole;
    private final Blueprint blueprint;
    private final DataSplits splits;
    private final RunDirectory directory;
    private final Execution execution;
    private final BadImageList badImages;
    private final Surroundings surroundings;
    private boolean foundFeatures;
    private boolean computedFeatures;

    PhasedTraining(
            RunConfig config,
            StartingNetwork start,
            DataSplits splits,
            RunDirectory directory,
            Execution execution,
            BadImageList badImages,
            Surroundings surroundings) {
        this.config = config;
        this.phases = Phase.of(config);
        this.whole = start.network();
        this.blueprint = start.blueprint();
        this.splits = splits;
        this.directory = directory;
        this.execution = execution;
        this.badImages = badImages;
        this.surroundings = surroundings;
    }

    /**
     * Trains from where the run was last saved.
     *
     * @return the state at the end, or at which the run was stopped; see {@link #isOver}
     * @throws CancellationException if it was stopped while a phase's network was tested
     */
    TrainingState run() {
        Optional<TrainingState> saved = Checkpoints.lastState(directory);
        TrainingState state = saved.orElseGet(TrainingState::initial);
        if (state.cut() != null) {
            ModelArchive.restoreInto(whole.graph(), directory.networkBefore(state.phase()));
        }
        @Nullable PhaseNetwork network = null;
        @Nullable PhaseFeatures features = null;
        try {
            while (true) {
                boolean goesOn = network == null && saved.isPresent();
                Optional<PhaseFeatures> found = goesOn ? again(state) : next(features, phases.get(state.phase()));
                if (found.isEmpty()) {
                    return state; // stopped on the way
                }
                features = found.get();
                foundFeatures |= features.wereThere();
                computedFeatures |= features.cache() != null && !features.wereThere();
                PhaseNetwork next = network(state.phase(), features.cut());
                if (network != null) {
                    state = state.keeping(carryOver(network, next));
                }
                network = next;
                state = train(network, features, goesOn ? state : begin(state, features), goesOn);
                network.bringHome();
                if (!state.finished() || isOver(state)) {
                    return state;
                }
                state = state.afterPhase(
                        new FinishedPhase(state.history(), 0, state.cut(), state.featureSeconds(), test()));
            }
        } finally {
            if (network != null) {
                network.close();
            }
            if (features != null) {
                features.close();
            }
        }
    }

    /** Seconds of the epochs that earlier processes of this run have finished. */
    double secondsBefore() {
        return Checkpoints.lastState(directory)
                .map(state -> Stream.concat(
                                history(state).epochs().epochs().stream().map(EpochResult::seconds),
                                state.pretrainingEpochs().stream().map(PretrainingEpoch::seconds))
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .orElse(0.0);
    }

    /** Whether phases learned from features, all of which an earlier run had computed. */
    boolean foundAllFeatures() {
        return foundFeatures && !computedFeatures;
    }

    /** Gives the next phase's optimizer what it can use of the last one's; the steps that it remembers then. */
    private static int carryOver(PhaseNetwork last, PhaseNetwork next) {
        try (last) {
            OptimizerState.carryOver(last.graph(), next.graph());
            return next.graph().getConfiguration().getIterationCount();
        }
    }

    /** What a phase learns from that begins: what the one before it learned from, if that is the same. */
    private Optional<PhaseFeatures> next(@Nullable PhaseFeatures before, Phase phase) {
        if (before != null) {
            if (phase.seesTheSameAs(phases.get(phase.number() - 1))
                    && before.serves(phase.keptLayer(config, blueprint))) {
                return Optional.of(before.again());
            }
            before.close();
        }
        return features(phase);
    }

    /** What a phase learns from that begins. */
    private Optional<PhaseFeatures> features(Phase phase) {
        Optional<String> cut = phase.keptLayer(config, blueprint);
        return cut.isPresent()
                ? features(phase, cut.get(), false)
                : Optional.of(PhaseFeatures.none(splits, whole.contract()));
    }

    /** What a phase learned from that goes on. */
    private Optional<PhaseFeatures> again(TrainingState state) {
        return state.cut() == null || state.finished()
                ? Optional.of(PhaseFeatures.noLonger(state.cut(), splits, whole.contract()))
                : features(phases.get(state.phase()), state.cut(), true);
    }

    private Optional<PhaseFeatures> features(Phase phase, String cut, boolean mustBe) {
        return PhaseFeatures.of(config, phase, cut, whole, splits, execution, badImages, surroundings, mustBe);
    }

    /** A phase that learns behind frozen layers saves only what it learns, so that the rest is saved now. */
    private TrainingState begin(TrainingState state, PhaseFeatures features) {
        if (features.cut().isPresent()) {
            ModelArchive.write(
                    directory.networkBefore(state.phase()),
                    whole.graph(),
                    Map.of(ModelDocuments.CONTRACT, whole.contract()));
        }
        return state.behind(features.cut().orElse(null), features.seconds());
    }

    /** Whether there is nothing left to train. */
    boolean isOver(TrainingState state) {
        return state.finished() && state.phase() == phases.size() - 1;
    }

    /** The epochs of all phases up to a state. */
    RunHistory history(TrainingState state) {
        return RunHistory.of(phases, state);
    }

    /** Brings the whole network to the best epoch of the run. */
    void restoreBest() {
        TrainingState best = Checkpoints.bestState(directory);
        if (best.cut() != null) {
            ModelArchive.restoreInto(whole.graph(), directory.networkBefore(best.phase()));
        }
        try (PhaseNetwork network = network(best.phase(), Optional.ofNullable(best.cut()))) {
            checkpoints(network, null).restoreBest();
            network.bringHome();
        }
    }

    private PhaseNetwork network(int phase, Optional<String> cut) {
        return PhaseNetwork.of(config, phases.get(phase), whole, blueprint, cut);
    }

    private Checkpoints checkpoints(PhaseNetwork network, @Nullable WeightAverages averages) {
        return new Checkpoints(directory, phases, network.trained(), averages);
    }

    private TrainingState train(PhaseNetwork network, PhaseFeatures features, TrainingState start, boolean resumed) {
        Phase phase = network.phase();
        try (WeightAverages averages = Optimizers.averages(phase.training(), network.graph())) {
            Checkpoints checkpoints = checkpoints(network, averages);
            if (resumed) {
                checkpoints.restoreLast(start);
            }
            announce(network, features);
            TrainingState state = pretrain(start, network.trained(), checkpoints);
            if (phase.training().pretraining() != null && surroundings.stop().isRaised()) {
                return state;
            }
            try (ExecutionPlan plan = execution.open(network.graph(), network.updates(averages))) {
                TrainingState end = new Trainer(
                                plan,
                                features.images(),
                                features.contract(),
                                features.cut().isPresent() ? phase.data().withAugmentation(List.of()) : phase.data(),
                                phase.training(),
                                phase.seed(),
                                history(state).bestScoreBefore(phase.number()),
                                surroundings.workers(),
                                badImages,
                                checkpoints,
                                surroundings.listener(),
                                surroundings.stop())
                        .fit(state);
                if (end.finished() && !isOver(end)) {
                    new Averaging(phase.training().averaging()).handOn(plan, end.epoch());
                }
                return end;
            }
        }
    }

    private void announce(PhaseNetwork network, PhaseFeatures features) {
        Phase phase = network.phase();
        if (config.transfer() != null) {
            surroundings
                    .listener()
                    .phaseBegins(new PhasePlan(
                            phase.number() + 1,
                            phases.size(),
                            phase.name(),
                            phase.trainedInWords(),
                            phase.layersOf(blueprint).parameters(),
                            phase.training().epochs(),
                            features.cut().orElse(null)));
        }
    }

    /** What a phase came to, before the next one changes the network. */
    private PhaseTest test() {
        TestResult result =
                new RunTest(splits, config.data().batchSize(), execution, badImages, surroundings).of(whole);
        return PhaseTest.of(EvaluationReport.of(result.predictions()));
    }

    /** The phase before the first epoch, if there is one. */
    private TrainingState pretrain(TrainingState start, Network network, Checkpoints checkpoints) {
        PretrainingConfig first = phases.get(0).training().pretraining();
        if (first == null) {
            return start;
        }
        return new Pretraining(
                        first,
                        network,
                        splits,
                        config.data(),
                        phases.get(0).training().checkpointMinutes(),
                        config.seed(),
                        execution,
                        surroundings.workers(),
                        badImages,
                        checkpoints,
                        surroundings.listener(),
                        surroundings.stop())
                .run(start);
    }
}
