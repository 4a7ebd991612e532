package org.convzoo.training;

import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.TrainingConfig;
import org.convzoo.data.BadImages;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.data.DataSplits;
import org.convzoo.data.EpochOrder;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.LearnedImages;
import org.convzoo.data.Pass;
import org.convzoo.data.TrainingPasses;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.training.BatchClock.Patience;
import org.convzoo.training.schedules.LearningRateSchedule;
import org.convzoo.training.schedules.RunLength;

/** The first steps of a run, with its network, its images and its batches, against the clock. */
final class Rehearsal {

    private static final Patience FOR_STEPS = new Patience(1, 2, 3, 5);
    static final Patience FOR_THE_REST = new Patience(0.3, 1, 1, 3);

    private final TrainingConfig training;
    private final DataConfig data;
    private final long seed;
    private final LearnedImages images;
    private final int tested;
    private final ImageContract contract;
    private final int workers;
    private final TrainingPasses passes;

    /**
     * @param data how the phase sees the images
     * @param images that it learns from
     * @param tested how many images are tested after it
     * @param contract of the images
     */
    Rehearsal(Phase phase, DataConfig data, LearnedImages images, int tested, ImageContract contract, int workers) {
        this.training = phase.training();
        this.data = data;
        this.seed = phase.seed();
        this.images = images;
        this.tested = tested;
        this.contract = contract;
        this.workers = workers;
        this.passes = TrainingPasses.of(data, training.loss(), images, contract, seed);
    }

    /** Of a phase that sees the images of a run. */
    static Rehearsal of(Phase phase, DataSplits splits, ImageContract contract, int workers) {
        return new Rehearsal(
                phase, phase.data(), LearnedImages.of(splits), splits.test().size(), contract, workers);
    }

    /**
     * How long the run would take; the network is another one afterwards.
     *
     * @param checkpointSeconds that writing one takes
     */
    TimeForecast forecast(ExecutionPlan plan, double checkpointSeconds) {
        Pace preparing = preparingImages();
        Pace learning = learning(plan);
        Pace predicting = predicting(plan);
        int learned = images.training().size();
        int held = images.validation().size();
        int epochs = length().epochs();
        int soonest = training.earlyStopping() == null
                ? epochs
                : Math.min(epochs, 1 + training.earlyStopping().patience());
        return new TimeForecast(
                1 / learning.mean(),
                1 / preparing.mean(),
                learning.batches(),
                learned * learning.mean() + held * predicting.mean() + 1.5 * checkpointSeconds,
                learned * learning.fastest() + held * predicting.fastest() + checkpointSeconds,
                learned * learning.slowest() + held * predicting.slowest() + 2 * checkpointSeconds,
                epochs,
                soonest,
                tested * predicting.mean(),
                0);
    }

    /** Steps as the trainer takes them. */
    private Pace learning(ExecutionPlan plan) {
        LearningRateSchedule learningRates =
                LearningRateSchedule.of(training.optimizer().learningRate(), training.schedule(), length());
        Averaging averaging = new Averaging(training.averaging());
        int batchesOfStep = training.accumulateBatches();
        long[] batches = {0};
        return measure(FOR_STEPS, learned(), passes::pass, batch -> {
            long stepSeed = seed + batches[0];
            long steps = batches[0] / batchesOfStep;
            batches[0]++;
            if (batches[0] % batchesOfStep > 0) {
                plan.accumulate(batch.features(), batch.labels(), stepSeed);
            } else {
                plan.step(batch.features(), batch.labels(), learningRates.at(steps), stepSeed);
                averaging.afterStep(plan, steps + 1);
            }
        });
    }

    /** Batches that the phase learns from, at most. */
    private long learned() {
        return (long) length().epochs() * data.batches(images.training().size());
    }

    private RunLength length() {
        return Trainer.length(training, data.batches(images.training().size()));
    }

    /** Predictions as they are made after an epoch. */
    private Pace predicting(ExecutionPlan plan) {
        LabelledImages held = images.validation();
        Pass pass =
                Pass.of(held, images.labels().size(), contract, data.batchSize(), EpochOrder.sequential(held.size()));
        long batches = (long) length().epochs() * data.batches(held.size());
        return measure(FOR_THE_REST, batches, number -> pass, batch -> plan.output(batch.features())
                .toFloatMatrix());
    }

    /** Reading and preparing images while nobody else computes. */
    private Pace preparingImages() {
        return measure(FOR_THE_REST, learned(), passes::pass, batch -> {});
    }

    private Pace measure(Patience patience, long most, IntFunction<Pass> passes, Consumer<Batch> work) {
        return measure(patience, most, passes, workers, work);
    }

    /**
     * Batches of one pass after the other, until there are enough of them.
     *
     * @param most that what is foretold has
     */
    static Pace measure(Patience patience, long most, IntFunction<Pass> passes, int workers, Consumer<Batch> work) {
        BatchClock clock = new BatchClock(patience, most, System::nanoTime);
        for (int number = 0; ; number++) {
            try (BatchStream stream =
                    BatchStream.open(passes.apply(number).withBadImages(BadImages.PASSED_OVER), workers)) {
                clock.resume();
                for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                    work.accept(batch);
                    if (clock.lap(batch.size())) {
                        return clock.pace();
                    }
                }
            }
        }
    }
}
