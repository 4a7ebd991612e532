package org.convzoo.training;

import java.util.function.Consumer;
import java.util.function.IntFunction;
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
    private static final Patience FOR_THE_REST = new Patience(0.3, 1, 1, 3);

    private final Phase phase;
    private final DataSplits splits;
    private final ImageContract contract;
    private final int workers;
    private final TrainingPasses passes;

    Rehearsal(Phase phase, DataSplits splits, ImageContract contract, int workers) {
        this.phase = phase;
        this.splits = splits;
        this.contract = contract;
        this.workers = workers;
        this.passes = TrainingPasses.of(
                phase.data(), phase.training().loss(), LearnedImages.of(splits), contract, phase.seed());
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
        int images = splits.training().size();
        int held = splits.validation().size();
        TrainingConfig training = phase.training();
        int epochs = length().epochs();
        int soonest = training.earlyStopping() == null
                ? epochs
                : Math.min(epochs, 1 + training.earlyStopping().patience());
        return new TimeForecast(
                1 / learning.mean(),
                1 / preparing.mean(),
                learning.batches(),
                images * learning.mean() + held * predicting.mean() + 1.5 * checkpointSeconds,
                images * learning.fastest() + held * predicting.fastest() + checkpointSeconds,
                images * learning.slowest() + held * predicting.slowest() + 2 * checkpointSeconds,
                epochs,
                soonest,
                splits.test().size() * predicting.mean());
    }

    /** Steps as the trainer takes them. */
    private Pace learning(ExecutionPlan plan) {
        LearningRateSchedule learningRates = LearningRateSchedule.of(
                phase.training().optimizer().learningRate(), phase.training().schedule(), length());
        Averaging averaging = new Averaging(phase.training().averaging());
        int batchesOfStep = phase.training().accumulateBatches();
        long[] batches = {0};
        return measure(FOR_STEPS, passes::pass, batch -> {
            long seed = phase.seed() + batches[0];
            long steps = batches[0] / batchesOfStep;
            batches[0]++;
            if (batches[0] % batchesOfStep > 0) {
                plan.accumulate(batch.features(), batch.labels(), seed);
            } else {
                plan.step(batch.features(), batch.labels(), learningRates.at(steps), seed);
                averaging.afterStep(plan, steps + 1);
            }
        });
    }

    private RunLength length() {
        return Trainer.length(
                phase.training(), phase.data().batches(splits.training().size()));
    }

    /** Predictions as they are made after an epoch. */
    private Pace predicting(ExecutionPlan plan) {
        LabelledImages images = splits.validation();
        Pass pass = Pass.of(
                images,
                splits.labels().size(),
                contract,
                phase.data().batchSize(),
                EpochOrder.sequential(images.size()));
        return measure(FOR_THE_REST, number -> pass, batch -> plan.output(batch.features())
                .toFloatMatrix());
    }

    /** Reading and preparing images while nobody else computes. */
    private Pace preparingImages() {
        return measure(FOR_THE_REST, passes::pass, batch -> {});
    }

    private Pace measure(Patience patience, IntFunction<Pass> passes, Consumer<Batch> work) {
        BatchClock clock = new BatchClock(patience, System::nanoTime);
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
