package org.convzoo.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.ConfigWriter;
import org.convzoo.configs.PretrainingConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits;
import org.convzoo.data.TestTimeAugmentation;
import org.convzoo.data.TrainingPasses;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.WeightAverages;
import org.convzoo.evaluation.EvaluationReport;
import org.convzoo.training.TrainingListener.RunPlan;
import org.convzoo.training.schedules.RunLength;

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
            MemoryForecaster memory = MemoryForecaster.of(config, splits, execution, surroundings.runtime());
            memory.shortageOfNetwork().ifPresent(Experiment::refuse);
            StartingNetwork start = resumed
                    ? StartingNetwork.again(config, splits, RunDirectory.open(directory), surroundings)
                    : StartingNetwork.of(config, splits, surroundings);
            Network network = start.network();
            memory.shortage(network.graph()).ifPresent(Experiment::refuse);
            refuseWhatTheImagesDoNotAllow(network, splits);
            RunDirectory run = resumed ? sameBeginning(splits, start) : newDirectory(splits, start, execution);
            BadImageList badImages = BadImageList.of(config.data(), splits, run, surroundings.listener()::imageLeftOut);
            TrainingState state = train(network, splits, run, execution, badImages);
            if (!state.finished()) {
                return new RunOutcome.Stopped(run, state.history());
            }
            new Checkpoints(run, network, null).restoreBest();
            TestResult result = test(network, splits, execution.inFloat32(), badImages);
            EvaluationReport evaluation = EvaluationReport.of(result.predictions());
            Provenance provenance = Provenance.read(run.provenance());
            TrainedModel.save(run.model(), network, provenance);
            new RunReports(
                            config,
                            network,
                            splits,
                            state.history(),
                            state.pretrainingEpochs(),
                            provenance,
                            result.images(),
                            badImages.notes())
                    .write(run, evaluation);
            return new RunOutcome.Finished(run, state.history(), evaluation, badImages.images());
        }
    }

    private static void refuse(MemoryShortage shortage) {
        throw shortage.refusal();
    }

    /** Before there is a directory: a run that can never begin leaves none that stands in the way of the next. */
    private void refuseWhatTheImagesDoNotAllow(Network network, DataSplits splits) {
        TrainingPasses passes =
                TrainingPasses.of(config.data(), config.training().loss(), splits, network.contract(), config.seed());
        Trainer.length(config.training(), passes.batches());
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
        RunDirectory run = RunDirectory.create(directory);
        Provenance.of(config, splits, start.weights(), execution, surroundings).write(run.provenance());
        // last, because its presence makes the folder a run that can be resumed
        AtomicFile.writeText(run.config(), ConfigWriter.toYaml(config));
        return run;
    }

    private TrainingState train(
            Network network, DataSplits splits, RunDirectory run, Execution execution, BadImageList badImages) {
        try (WeightAverages averages = Optimizers.averages(config.training(), network.graph())) {
            Checkpoints checkpoints = new Checkpoints(run, network, averages);
            TrainingState start = checkpoints.restoreLast().orElseGet(TrainingState::initial);
            announce(network, splits, start);
            start = pretrain(start, network, splits, execution, badImages, checkpoints);
            if (config.training().pretraining() != null && surroundings.stop().isRaised()) {
                return start;
            }
            try (ExecutionPlan plan =
                    execution.open(network.graph(), Optimizers.options(config.training(), averages))) {
                return new Trainer(
                                plan,
                                splits,
                                network.contract(),
                                config.data(),
                                config.training(),
                                config.seed(),
                                surroundings.workers(),
                                badImages,
                                checkpoints,
                                surroundings.listener(),
                                surroundings.stop())
                        .fit(start);
            }
        }
    }

    /** The phase before the first epoch, if there is one. */
    private TrainingState pretrain(
            TrainingState start,
            Network network,
            DataSplits splits,
            Execution execution,
            BadImageList badImages,
            Checkpoints checkpoints) {
        PretrainingConfig phase = config.training().pretraining();
        if (phase == null) {
            return start;
        }
        return new Pretraining(
                        phase,
                        network,
                        splits,
                        config.data(),
                        config.training().checkpointMinutes(),
                        config.seed(),
                        execution,
                        surroundings.workers(),
                        badImages,
                        checkpoints,
                        surroundings.listener(),
                        surroundings.stop())
                .run(start);
    }

    private void announce(Network network, DataSplits splits, TrainingState start) {
        int batches = config.data().batches(splits.training().size());
        RunLength length = Trainer.length(config.training(), batches);
        surroundings
                .listener()
                .started(new RunPlan(
                        config.model().architecture(),
                        network.graph().numParams(),
                        splits.labels().size(),
                        splits.training().size(),
                        splits.validation().size(),
                        splits.test().size(),
                        length.epochs(),
                        batches,
                        resumed && start.step() > 0 ? start.epoch() + 1 : 0));
    }

    private TestResult test(Network network, DataSplits splits, Execution execution, BadImageList badImages) {
        try (ExecutionPlan plan = execution.open(network.graph())) {
            return new Predictor(
                            plan,
                            network.contract(),
                            config.data().batchSize(),
                            surroundings.workers(),
                            TestTimeAugmentation.NONE,
                            badImages.in("test"))
                    .test(splits.test(), splits.labels());
        }
    }
}
