package org.convzoo.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.BadImages;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.data.DataSplits;
import org.convzoo.data.LearnedImages;
import org.convzoo.data.TrainingPasses;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.ExecutionPlan.StepResult;
import org.convzoo.evaluation.RateSweep;
import org.convzoo.evaluation.RateSweep.Point;
import org.convzoo.training.TrainingListener.BatchProgress;

/**
 * The learning-rate range test: a run's first steps with a rate that grows from step to step until the loss explodes
 * (Smith 2017, arXiv:1506.01186). Nothing is saved.
 */
public final class LearningRateFinder {

    /** Part of the running mean that the next loss leaves of it, as in fastai. */
    private static final double KEPT = 0.98;

    /** A smoothed loss so many times the best one so far ends the test. */
    private static final double DIVERGED = 4;

    private final RunConfig config;
    private final RateGrowth growth;
    private final Phase phase;
    private final Surroundings surroundings;
    private final List<Point> points = new ArrayList<>();
    private final SmoothedLoss mean = new SmoothedLoss(KEPT);
    private double lowest = Double.POSITIVE_INFINITY;
    private long images;
    private double seconds;

    /**
     * @param phase of the run whose first steps are taken, from 1, with the weights that the run begins with
     * @throws UserException if the run has fewer phases
     */
    public LearningRateFinder(RunConfig config, int phase, RateGrowth growth, Surroundings surroundings) {
        List<Phase> phases = Phase.ofTraining(config);
        if (phase < 1 || phase > phases.size()) {
            throw UserException.wrongUsage("--phase " + phase + ": the run has "
                    + (phases.size() == 1 ? "one phase" : phases.size() + " phases"));
        }
        this.config = config;
        this.phase = phases.get(phase - 1);
        this.growth = growth;
        this.surroundings = surroundings;
    }

    /**
     * Takes the steps.
     *
     * @throws UserException if the run could not start, or the loss is no number from the start
     */
    public RateSweep find() {
        Execution execution = Execution.of(config, surroundings.runtime().processor(), surroundings.environment());
        try (DataSplits splits = surroundings.open(config.data(), config.seed())) {
            MemoryForecaster memory = MemoryForecaster.of(config, splits, execution, surroundings.runtime())
                    .in(phase)
                    .onImages();
            memory.shortageOfNetwork().ifPresent(LearningRateFinder::refuse);
            StartingNetwork start = StartingNetwork.of(config, splits, surroundings);
            TrainingPasses passes = TrainingPasses.of(
                    phase.data(),
                    phase.training().loss(),
                    LearnedImages.of(splits),
                    start.network().contract(),
                    phase.seed());
            BadImages badImages = BadImageList.of(config.data(), splits, surroundings.listener()::imageLeftOut)
                    .in("training");
            boolean exploded;
            try (PhaseNetwork network =
                    PhaseNetwork.of(config, phase, start.network(), start.blueprint(), Optional.empty())) {
                memory.shortage(network).ifPresent(LearningRateFinder::refuse);
                try (ExecutionPlan plan = execution.open(network.graph(), network.updates(null))) {
                    exploded = grow(plan, passes, badImages);
                }
            }
            return sweep(splits, exploded);
        }
    }

    private static void refuse(MemoryShortage shortage) {
        throw shortage.refusal();
    }

    /** Whether the loss exploded before the last step. */
    private boolean grow(ExecutionPlan plan, TrainingPasses passes, BadImages badImages) {
        StepSeeds seeds = new StepSeeds(phase.seed());
        int batchesOfStep = phase.training().accumulateBatches();
        long batches = 0;
        double sum = 0;
        for (int epoch = 0; points.size() < growth.steps(); epoch++) {
            try (BatchStream stream =
                    BatchStream.open(passes.pass(epoch).withBadImages(badImages), surroundings.workers())) {
                for (Batch batch = stream.next();
                        batch != null && points.size() < growth.steps();
                        batch = stream.next()) {
                    if (batch.isEmpty()) {
                        continue;
                    }
                    long begun = System.nanoTime();
                    double rate = growth.at(points.size());
                    boolean completes = (batches + 1) % batchesOfStep == 0;
                    StepResult result = completes
                            ? plan.step(batch.features(), batch.labels(), rate, seeds.of(batches))
                            : plan.accumulate(batch.features(), batch.labels(), seeds.of(batches));
                    seconds += (System.nanoTime() - begun) * 1e-9;
                    images += batch.size();
                    batches++;
                    sum += result.loss();
                    if (!completes) {
                        continue;
                    }
                    if (!Double.isFinite(sum)) {
                        return true;
                    }
                    double loss = sum / batchesOfStep;
                    double smoothed = mean.after(loss);
                    points.add(new Point(rate, loss, smoothed));
                    sum = 0;
                    report(loss);
                    if (hasExploded(smoothed)) {
                        return true;
                    }
                }
            }
            if (images == 0) {
                throw UserException.failed(
                        "none of the training images could be read; convzoo data inspect tells what is wrong with them");
            }
        }
        return false;
    }

    private void report(double loss) {
        surroundings
                .listener()
                .batchDone(new BatchProgress(1, 1, points.size(), growth.steps(), loss, 0, images / seconds));
    }

    private boolean hasExploded(double smoothed) {
        lowest = Math.min(lowest, smoothed);
        return smoothed > DIVERGED * lowest;
    }

    private RateSweep sweep(DataSplits splits, boolean exploded) {
        if (points.size() < 2) {
            throw UserException.failed("the loss is no number from the first steps on, at a learning rate of "
                    + growth.first() + "; begin lower with --from, or look at the images and the network");
        }
        String course = String.format(
                Locale.ROOT,
                "%s%d steps of %d images from %s, the rate growing from %s to %s%s",
                config.transfer() == null ? "" : "the phase " + phase.name() + ": ",
                points.size(),
                config.data().batchSize() * phase.training().accumulateBatches(),
                splits.description(),
                short3(points.get(0).rate()),
                short3(points.get(points.size() - 1).rate()),
                exploded ? ", where the loss exploded" : "");
        return new RateSweep(config.name(), course, points, RateSuggestions.of(points, growth.steps()));
    }

    private static String short3(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
