package org.convzoo.training;

import java.util.SplittableRandom;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.TrainingConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.data.DataSplits;
import org.convzoo.data.Pass;
import org.convzoo.data.TrainingPasses;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.ExecutionPlan.StepResult;
import org.convzoo.training.TrainingListener.BatchProgress;
import org.convzoo.training.TrainingState.RunningMeans;
import org.convzoo.training.schedules.LearningRateSchedule;
import org.convzoo.training.schedules.RunLength;

/** The training loop. Its course is a function of the seed and the state it starts from, whatever happened in between. */
final class Trainer {

    /** Spreads step numbers over all bits, so that runs with neighbouring seeds share no step's seed. */
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final ExecutionPlan plan;
    private final DataSplits splits;
    private final ImageContract contract;
    private final int batchSize;
    private final TrainingPasses passes;
    private final TrainingConfig config;
    private final long seed;
    private final int workers;
    private final Checkpoints checkpoints;
    private final TrainingListener listener;
    private final StopSignal stop;
    private final LearningRateSchedule learningRates;
    private final RunLength length;
    private final long checkpointNanoseconds;

    Trainer(
            ExecutionPlan plan,
            DataSplits splits,
            ImageContract contract,
            DataConfig data,
            TrainingConfig config,
            long seed,
            int workers,
            Checkpoints checkpoints,
            TrainingListener listener,
            StopSignal stop) {
        this.plan = plan;
        this.splits = splits;
        this.contract = contract;
        this.batchSize = data.batchSize();
        this.passes = TrainingPasses.of(data, config.loss(), splits, contract, seed);
        this.config = config;
        this.seed = seed;
        this.workers = workers;
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.stop = stop;
        this.length = RunLength.of(config, passes.batches());
        this.checkpointNanoseconds = (long) (config.checkpointMinutes() * 60e9);
        this.learningRates = LearningRateSchedule.of(config.optimizer().learningRate(), config.schedule(), length);
    }

    /**
     * Trains from a state to the end, or until the stop signal.
     *
     * @return the state in which training stopped; {@link TrainingState#finished()} tells why
     * @throws UserException if the loss is no longer a number, or an image cannot be read
     */
    TrainingState fit(TrainingState start) {
        TrainingState state = start;
        while (!state.finished()) {
            state = trainEpoch(state);
            if (state.batch() < length.stepsOf(state.epoch())) {
                checkpoints.saveLast(plan, state);
                return state; // stopped on the way
            }
            state = finishEpoch(state);
        }
        return state;
    }

    private TrainingState trainEpoch(TrainingState start) {
        TrainingState state = start;
        int batches = length.stepsOf(state.epoch());
        LearningRateSchedule rates = ratesIn(state);
        Pass pass = passes.pass(state.epoch()).first(batches).from(state.batch());
        try (BatchStream stream = BatchStream.open(pass, workers)) {
            long begun = System.nanoTime();
            long saved = begun;
            for (Batch batch = stream.next(); batch != null && !stop.isRaised(); batch = stream.next()) {
                StepResult result =
                        plan.step(batch.features(), batch.labels(), rates.at(state.step()), stepSeed(state.step()));
                if (!Double.isFinite(result.loss())) {
                    throw diverged("the loss became " + result.loss(), state);
                }
                long now = System.nanoTime();
                state = state.afterStep(result.loss(), result.correct(), batch.size(), (now - begun) * 1e-9);
                report(state);
                if (now - saved > checkpointNanoseconds && state.batch() < batches) {
                    checkpoints.saveLast(plan, state);
                    saved = System.nanoTime();
                }
                begun = System.nanoTime();
            }
        }
        return state;
    }

    private LearningRateSchedule ratesIn(TrainingState state) {
        return learningRates.after(state.history().scores(config.monitor()));
    }

    private TrainingState finishEpoch(TrainingState trained) {
        long begun = System.nanoTime();
        Validation validation = Validation.measure(plan, splits, contract, batchSize, workers);
        if (!Double.isFinite(validation.loss())) {
            throw diverged("the validation loss became " + validation.loss(), trained);
        }
        RunningMeans means = trained.running();
        int epoch = trained.epoch() + 1;
        EpochResult result = new EpochResult(
                epoch,
                ratesIn(trained).at(trained.step() - 1),
                means.loss(),
                means.accuracy(),
                validation.loss(),
                validation.accuracy(),
                means.seconds() + (System.nanoTime() - begun) * 1e-9,
                means.imagesPerSecond());
        TrainingHistory history = trained.history().with(result);
        boolean best = history.bestEpoch(config.monitor()) == epoch;
        boolean last = epoch == length.epochs()
                || config.earlyStopping() != null && history.outOfPatience(config.monitor(), config.earlyStopping());
        TrainingState state = trained.afterEpoch(result, last);
        checkpoints.saveEpoch(plan, state, best);
        listener.epochDone(result, length.epochs(), best);
        return state;
    }

    private void report(TrainingState state) {
        RunningMeans means = state.running();
        listener.batchDone(new BatchProgress(
                state.epoch() + 1,
                length.epochs(),
                state.batch(),
                length.stepsOf(state.epoch()),
                means.loss(),
                means.accuracy(),
                means.imagesPerSecond()));
    }

    private long stepSeed(long step) {
        return new SplittableRandom(seed ^ step * GOLDEN_GAMMA).nextLong();
    }

    private UserException diverged(String what, TrainingState state) {
        return UserException.failed(what + " in epoch " + (state.epoch() + 1) + ", batch " + (state.batch() + 1) + "; "
                + checkpoints.lastGood() + "; try a smaller learning rate or a warm-up");
    }
}
