package org.convzoo.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.ConfigWriter;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WrongKeyException;
import org.convzoo.data.DataSplits;
import org.convzoo.data.LearnedImages;
import org.convzoo.data.TrainingPasses;
import org.convzoo.evaluation.EvaluationReport;
import org.convzoo.training.TrainingListener.RunPlan;

/** One run, from its configuration to what it leaves. */
public final class Experiment {

    private final RunConfig config;
    private final Path directory;
    private final boolean resumed;
    private final Surroundings surroundings;

    private Experiment(RunConfig config, Path directory, boolean resumed, Surroundings surroundings) {
        this.config = config;
        this.directory = directory;
        this.resumed = resumed;
        this.surroundings = surroundings;
    }

    /** A new run that will make its own directory. */
    public static Experiment start(RunConfig config, Path directory, Surroundings surroundings) {
        RunDirectory.requireNew(directory);
        return new Experiment(config.pinned(surroundings.locator()), directory, false, surroundings);
    }

    /**
     * An earlier run, taken up where it was last saved.
     *
     * @throws UserException if the directory is not a run's, or the run is complete
     */
    public static Experiment resume(Path directory, Surroundings surroundings) {
        RunDirectory existing = RunDirectory.open(directory);
        if (Files.exists(existing.reportHtml())) {
            throw UserException.wrongUsage("the run in " + directory + " is complete, its report is "
                    + existing.reportHtml() + "; to train longer, start a new run");
        }
        return new Experiment(ConfigReader.read(existing.config(), List.of()), directory, true, surroundings);
    }

    /**
     * Trains, tests and writes everything down.
     *
     * @throws UserException if something stands in the way that the user can mend; what was saved stays usable
     */
    public RunOutcome run() {
        Execution execution = Execution.of(config, surroundings.runtime().processor(), surroundings.environment());
        try (DataSplits splits = surroundings.open(config.data(), config.seed())) {
            BadImageList.refuseBeforehand(config.data(), splits);
            // measured before the network is there; one that only predicts takes little beside its parameters
            Optional<MemoryForecaster> memory = config.features() != null
                    ? Optional.empty()
                    : Optional.of(MemoryForecaster.of(config, splits, execution, surroundings.runtime()));
            memory.ifPresent(forecaster -> Phase.of(config)
                    .forEach(phase -> forecaster.in(phase).shortageOfNetwork().ifPresent(Experiment::refuse)));
            StartingNetwork start = resumed
                    ? StartingNetwork.again(
                            FeatureExperiment.first(config, splits), splits, RunDirectory.open(directory), surroundings)
                    : StartingNetwork.of(FeatureExperiment.first(config, splits), splits, surroundings);
            Network network = start.network();
            memory.ifPresent(forecaster -> refuseWhatDoesNotFit(forecaster.with(start.blueprint()), start));
            refuseWhatTheImagesDoNotAllow(network, splits);
            RunDirectory run = resumed ? sameBeginning(splits, start) : newDirectory(splits, start, execution);
            BadImageList badImages = BadImageList.of(config.data(), splits, run, surroundings.listener()::imageLeftOut);
            if (config.features() != null) {
                return new FeatureExperiment(config, splits, run, execution, badImages, surroundings).run(start);
            }
            announce(network, splits, Checkpoints.lastState(run));
            try {
                return train(start, splits, run, execution, badImages);
            } catch (CancellationException stopped) {
                TrainingState state = Checkpoints.lastState(run).orElseGet(TrainingState::initial);
                return new RunOutcome.Stopped(
                        run, RunHistory.of(Phase.of(config), state).epochs());
            }
        }
    }

    /** @throws CancellationException if the run is to stop while a network is tested */
    private RunOutcome train(
            StartingNetwork start, DataSplits splits, RunDirectory run, Execution execution, BadImageList badImages) {
        PhasedTraining training = new PhasedTraining(config, start, splits, run, execution, badImages, surroundings);
        CostMeter meter = new CostMeter(training.secondsBefore());
        TrainingState state = training.run();
        RunHistory history = training.history(state);
        if (!training.isOver(state)) {
            return new RunOutcome.Stopped(run, history.epochs());
        }
        meter.learned(training.foundAllFeatures());
        training.restoreBest();
        Network network = start.network();
        RunTest.Timed timed =
                new RunTest(splits, config.data().batchSize(), execution, badImages, surroundings).timed(network);
        TestResult result = timed.result();
        EvaluationReport evaluation = EvaluationReport.of(result.predictions());
        Provenance provenance = Provenance.read(run.provenance());
        TrainedModel.save(run.model(), network, provenance);
        PredictionTable.of(result.predictions(), result.images(), surroundings.workers())
                .write(run.path(), splits.labels());
        new RunReports(
                        config,
                        network,
                        splits,
                        history,
                        state,
                        start.blueprint(),
                        meter.costs(run.model(), network.graph().numParams(), timed.image()),
                        provenance,
                        result.images(),
                        badImages.notes())
                .write(run, evaluation);
        return new RunOutcome.Finished(
                run,
                history.epochs(),
                new PhaseSummary(config, history, state, start.blueprint()).phases(),
                evaluation,
                badImages.images());
    }

    private static void refuse(MemoryShortage shortage) {
        throw shortage.refusal();
    }

    /** Before there is a directory: a run that can never begin leaves none that stands in the way of the next. */
    private void refuseWhatTheImagesDoNotAllow(Network network, DataSplits splits) {
        for (Phase phase : Phase.of(config)) {
            try {
                TrainingPasses passes = TrainingPasses.of(
                        phase.data(),
                        phase.training().loss(),
                        LearnedImages.of(splits),
                        network.contract(),
                        phase.seed());
                Trainer.length(phase.training(), passes.batches());
            } catch (WrongKeyException wrong) {
                throw config.transfer() == null ? wrong : wrong.moved("training", "transfer.phases." + phase.number());
            }
        }
    }

    /** Each phase, so that none of them ends a run that has learned for hours. */
    private void refuseWhatDoesNotFit(MemoryForecaster memory, StartingNetwork start) {
        for (Phase phase : Phase.of(config)) {
            MemoryForecaster own = memory.in(phase);
            Optional<String> cut = own.features().map(FeatureForecast::layer);
            try (PhaseNetwork network = PhaseNetwork.of(config, phase, start.network(), start.blueprint(), cut)) {
                own.shortage(network).ifPresent(Experiment::refuse);
            }
        }
    }

    private RunDirectory sameBeginning(DataSplits splits, StartingNetwork start) {
        RunDirectory run = RunDirectory.open(directory);
        Provenance provenance = Provenance.read(run.provenance());
        if (!provenance.dataFingerprint().equals(splits.fingerprint())) {
            throw UserException.failed("the images have changed since the run in " + directory + " began ("
                    + splits.description() + "): put the old ones back, or start a new run");
        }
        if (!Objects.equals(provenance.weightsDigest(), start.weightsDigest())) {
            throw UserException.failed("the weights have changed since the run in " + directory + " began ("
                    + start.weightsDigest() + " instead of " + provenance.weightsDigest()
                    + "): put the old file back, or start a new run");
        }
        return run;
    }

    private RunDirectory newDirectory(DataSplits splits, StartingNetwork start, Execution execution) {
        if (!start.account().isEmpty()) {
            surroundings.listener().weightsLoaded(start.account());
        }
        if (start.weights() == null && freezesAtFirst(start)) {
            surroundings
                    .listener()
                    .notice("the layers that do not learn stay as they were drawn from the seed, because the run has no"
                            + " weights; name those of a trained network: model.weights");
        }
        RunDirectory run = RunDirectory.create(directory);
        Provenance.of(config, splits, start.weights(), execution, surroundings).write(run.provenance());
        // last, because its presence makes the folder a run that can be resumed
        AtomicFile.writeText(run.config(), ConfigWriter.toYaml(config));
        return run;
    }

    private boolean freezesAtFirst(StartingNetwork start) {
        return config.features() != null
                || config.transfer() != null
                        && !Phase.of(config)
                                .get(0)
                                .layersOf(start.blueprint())
                                .frozen()
                                .isEmpty();
    }

    private void announce(Network network, DataSplits splits, Optional<TrainingState> saved) {
        int batches = config.data().batches(splits.training().size());
        List<Phase> phases = Phase.of(config);
        int epochs = phases.stream()
                .mapToInt(phase -> Trainer.length(phase.training(), batches).epochs())
                .sum();
        int resumedAt = saved.filter(state -> resumed && (state.step() > 0 || state.phase() > 0))
                .map(state -> RunHistory.of(phases, state).epochsBefore(state.phase()) + state.epoch() + 1)
                .orElse(0);
        surroundings
                .listener()
                .started(new RunPlan(
                        config.model().architecture(),
                        network.graph().numParams(),
                        splits.labels().size(),
                        splits.training().size(),
                        splits.validation().size(),
                        splits.test().size(),
                        epochs,
                        batches,
                        resumedAt));
    }
}
