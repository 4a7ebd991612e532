package org.convzoo.training;

import org.convzoo.configs.DataConfig;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.TrainingConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WrongKeyException;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.data.LearnedImages;
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

    private final ExecutionPlan plan;
    private final LearnedImages images;
    private final ImageContract contract;
    private final int batchSize;
    private final TrainingPasses passes;
    private final TrainingConfig config;
    private final StepSeeds seeds;
    private final int workers;
    private final BadImageList badImages;
    private final Checkpoints checkpoints;
    private final TrainingListener listener;
    private final StopSignal stop;
    private final LearningRateSchedule learningRates;
    private final RunLength length;
    private final int batches;
    private final Averaging averaging;
    private final long checkpointNanoseconds;
    private final double scoreToBeat;

    /**
     * @param images that it learns from, or what stands in for them
     * @param scoreToBeat what the best epoch of earlier phases came to; minus infinity if there is none
     */
    Trainer(
            ExecutionPlan plan,
            LearnedImages images,
            ImageContract contract,
            DataConfig data,
            TrainingConfig config,
            long seed,
            double scoreToBeat,
            int workers,
            BadImageList badImages,
            Checkpoints checkpoints,
            TrainingListener listener,
            StopSignal stop) {
        this.plan = plan;
        this.images = images;
        this.contract = contract;
        this.batchSize = data.batchSize();
        this.passes = TrainingPasses.of(data, config.loss(), images, contract, seed);
        this.config = config;
        this.seeds = new StepSeeds(seed);
        this.scoreToBeat = scoreToBeat;
        this.workers = workers;
        this.badImages = badImages;
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.stop = stop;
        this.batches = passes.batches();
        this.length = length(config, batches);
        this.averaging = new Averaging(config.averaging());
        this.checkpointNanoseconds = (long) (config.checkpointMinutes() * 60e9);
        this.learningRates = LearningRateSchedule.of(config.optimizer().learningRate(), config.schedule(), length);
    }

    /** The length of a run in steps, of which each may be made of several batches. */
    static RunLength length(TrainingConfig config, int batches) {
        int batchesOfStep = config.accumulateBatches();
        RunLength length = RunLength.of(config, (batches + batchesOfStep - 1) / batchesOfStep);
        if (config.firstCandidate() > length.epochs()) {
            throw new WrongKeyException(
                    "training.averaging.startEpoch",
                    config.firstCandidate() + " is too late, because maxSteps ends the run in epoch " + length.epochs()
                            + "; start the averages earlier");
        }
        return length;
    }

    /** The last epoch may have fewer batches than the others. */
    private int batchesOf(int epoch) {
        return (int) Math.min(batches, (long) length.stepsOf(epoch) * config.accumulateBatches());
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
            if (state.batch() < batchesOf(state.epoch())) {
                checkpoints.saveLast(plan, state);
                return state; // stopped on the way
            }
            state = finishEpoch(state);
        }
        return state;
    }

    private TrainingState trainEpoch(TrainingState start) {
        TrainingState state = start;
        int inEpoch = batchesOf(state.epoch());
        LearningRateSchedule rates = ratesIn(state);
        try (BatchStream stream = BatchStream.open(pass(state.epoch()).from(state.batch()), workers)) {
            long begun = System.nanoTime();
            long saved = begun;
            for (Batch batch = stream.next(); batch != null && !stopsBefore(state); batch = stream.next()) {
                boolean completes = completesStep(state.batch() + 1, inEpoch);
                state = learn(batch, completes, rates, state, begun);
                if (!batch.isEmpty()) {
                    report(state, inEpoch);
                }
                if (completes && System.nanoTime() - saved > checkpointNanoseconds && state.batch() < inEpoch) {
                    checkpoints.saveLast(plan, state);
                    saved = System.nanoTime();
                }
                begun = System.nanoTime();
            }
        }
        return state;
    }

    /**
     * Where a step is made of several batches, one of bad images alone may have to complete it: its row has no labels and
     * so no gradient.
     *
     * @param completes whether the batch is the last one of a step
     * @param begun when waiting for the batch began, in nanoseconds
     */
    private TrainingState learn(
            Batch batch, boolean completes, LearningRateSchedule rates, TrainingState state, long begun) {
        if (batch.isEmpty() && config.accumulateBatches() == 1) {
            return state.afterBatch(0, 0, 0, 0, 0);
        }
        if (completes && config.cyclesMomentum()) {
            rates.momentumAt(state.step()).ifPresent(plan::setMomentum);
        }
        StepResult result = completes
                ? plan.step(
                        batch.features(), batch.labels(), rateOf(rates, state.epoch(), state.step()), batchSeed(state))
                : plan.accumulate(batch.features(), batch.labels(), batchSeed(state));
        if (!Double.isFinite(result.loss())) {
            throw diverged("the loss became " + result.loss(), state);
        }
        if (completes) {
            averaging.afterStep(plan, state.step() + 1);
        }
        return state.afterBatch(
                completes ? 1 : 0,
                result.loss(),
                batch.isEmpty() ? 0 : result.correct(),
                batch.size(),
                (System.nanoTime() - begun) * 1e-9);
    }

    /** Nothing of a step's batches is saved, so that a run stops between two steps. */
    private boolean stopsBefore(TrainingState state) {
        return stop.isRaised() && state.batch() % config.accumulateBatches() == 0;
    }

    private boolean completesStep(int batchesDone, int inEpoch) {
        return batchesDone % config.accumulateBatches() == 0 || batchesDone == inEpoch;
    }

    /** The training images as an epoch sees them. */
    private Pass pass(int epoch) {
        return passes.pass(epoch).first(batchesOf(epoch)).withBadImages(badImages.in("training"));
    }

    private LearningRateSchedule ratesIn(TrainingState state) {
        return learningRates.after(state.history().scores(config.monitor()));
    }

    private TrainingState finishEpoch(TrainingState trained) {
        long begun = System.nanoTime();
        boolean averaged = averaging.standInAfter(trained.epoch() + 1);
        if (averaged) {
            averaging.standIn(plan, trained.epoch() + 1, pass(trained.epoch()), workers);
        }
        Validation validation = Validation.measure(
                plan,
                images.validation(),
                images.labels().size(),
                contract,
                batchSize,
                workers,
                badImages.in("validation"));
        if (!Double.isFinite(validation.loss())) {
            throw diverged("the validation loss became " + validation.loss(), trained);
        }
        RunningMeans means = trained.running();
        if (means.images() == 0) {
            throw UserException.failed(
                    "none of the training images of epoch " + (trained.epoch() + 1) + " could be read");
        }
        int epoch = trained.epoch() + 1;
        EpochResult result = new EpochResult(
                epoch,
                rateOf(ratesIn(trained), trained.epoch(), trained.step() - 1),
                means.loss(),
                means.accuracy(),
                validation.loss(),
                validation.accuracy(),
                means.seconds() + (System.nanoTime() - begun) * 1e-9,
                means.imagesPerSecond());
        TrainingHistory history = trained.history().with(result).from(config.firstCandidate());
        boolean best =
                history.bestEpoch(config.monitor()) == epoch && history.bestScore(config.monitor()) > scoreToBeat;
        boolean last = epoch == length.epochs()
                || config.earlyStopping() != null && history.outOfPatience(config.monitor(), config.earlyStopping());
        TrainingState state = trained.afterEpoch(result, last);
        // a kill between the two files makes the epoch run again, to the same end
        if (best) {
            checkpoints.saveBest(plan, state);
        }
        if (averaged) {
            plan.exchangeAverages();
        }
        checkpoints.saveEpoch(plan, state);
        listener.epochDone(result, length.epochs(), best);
        return state;
    }

    private void report(TrainingState state, int inEpoch) {
        RunningMeans means = state.running();
        listener.batchDone(new BatchProgress(
                state.epoch() + 1,
                length.epochs(),
                state.batch(),
                inEpoch,
                means.loss(),
                means.accuracy(),
                means.imagesPerSecond()));
    }

    private double rateOf(LearningRateSchedule rates, int epoch, long step) {
        return averaging.rate(epoch + 1, rates.at(step));
    }

    private long batchSeed(TrainingState state) {
        long batch = (long) state.epoch() * batches + state.batch();
        return seeds.of(batch);
    }

    private UserException diverged(String what, TrainingState state) {
        return UserException.failed(what + " in epoch " + (state.epoch() + 1) + ", batch " + (state.batch() + 1) + "; "
                + checkpoints.lastGood() + "; try a smaller learning rate or a warm-up");
    }
}
