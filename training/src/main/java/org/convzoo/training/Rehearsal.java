package org.convzoo.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.TrainingConfig;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.data.DataSplits;
import org.convzoo.data.EpochOrder;
import org.convzoo.data.LabelledImages;
import org.convzoo.engine.ExecutionPlan;

/** The first steps of a run, with its network, its images and its batches, against the clock. */
final class Rehearsal {

    /** Code that has just been compiled and memory that is touched for the first time are not what a run is made of. */
    private static final double WARM_UP_SECONDS = 1.5;

    private static final int WARM_UP_BATCHES = 2;
    private static final double SECONDS = 5;
    private static final int BATCHES = 5;

    private final RunConfig config;
    private final DataSplits splits;
    private final Network network;
    private final int workers;

    Rehearsal(RunConfig config, DataSplits splits, Network network, int workers) {
        this.config = config;
        this.splits = splits;
        this.network = network;
        this.workers = workers;
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
        TrainingConfig training = config.training();
        int soonest = training.earlyStopping() == null
                ? training.epochs()
                : Math.min(training.epochs(), 1 + training.earlyStopping().patience());
        return new TimeForecast(
                1 / learning.mean(),
                1 / preparing.mean(),
                learning.batches(),
                images * learning.mean() + held * predicting.mean() + 1.5 * checkpointSeconds,
                images * learning.fastest() + held * predicting.fastest() + checkpointSeconds,
                images * learning.slowest() + held * predicting.slowest() + 2 * checkpointSeconds,
                training.epochs(),
                soonest,
                splits.test().size() * predicting.mean());
    }

    /** Steps as the trainer takes them. */
    private Pace learning(ExecutionPlan plan) {
        LearningRateSchedule learningRates = new LearningRateSchedule(
                config.training().optimizer().learningRate(),
                config.training().schedule(),
                config.training().epochs(),
                Trainer.batches(splits, config.data().batchSize()));
        long[] step = {0};
        return measure(splits.training(), this::shuffled, batch -> {
            plan.step(batch.features(), batch.labels(), learningRates.at(step[0]), config.seed() + step[0]);
            step[0]++;
        });
    }

    private int[] shuffled(int pass) {
        return EpochOrder.shuffled(splits.training().size(), config.seed(), pass);
    }

    /** Predictions as they are made after an epoch. */
    private Pace predicting(ExecutionPlan plan) {
        return measure(
                splits.validation(),
                pass -> EpochOrder.sequential(splits.validation().size()),
                batch -> plan.output(batch.features()).toFloatMatrix());
    }

    /** Reading and preparing images while nobody else computes. */
    private Pace preparingImages() {
        return measure(splits.training(), this::shuffled, batch -> {});
    }

    private Pace measure(LabelledImages images, IntFunction<int[]> order, Consumer<Batch> work) {
        int batchSize = config.data().batchSize();
        long begun = System.nanoTime();
        long warm = 0;
        int batches = 0;
        List<Double> seconds = new ArrayList<>();
        for (int pass = 0; ; pass++) {
            try (BatchStream stream = BatchStream.open(
                    images, splits.labels().size(), network.contract(), batchSize, order.apply(pass), 0, workers)) {
                long last = System.nanoTime();
                for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                    work.accept(batch);
                    long now = System.nanoTime();
                    if (warm > 0) {
                        seconds.add((now - last) * 1e-9 / batch.size());
                    } else if (++batches >= WARM_UP_BATCHES && now - begun > WARM_UP_SECONDS * 1e9) {
                        warm = now;
                    }
                    if (seconds.size() >= BATCHES && now - warm > SECONDS * 1e9) {
                        return Pace.of(seconds);
                    }
                    last = now;
                }
            }
        }
    }
}
