package org.convzoo.training;

import java.nio.FloatBuffer;
import java.util.List;
import org.convzoo.configs.ImageContract;
import org.convzoo.data.DataSplits;
import org.convzoo.data.EpochOrder;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.LearnedImages;
import org.convzoo.data.Pass;
import org.convzoo.data.augmentation.Augmentation;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.WeightAverages;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The first steps of a phase that learns from features, of which a batch is computed for this, against the clock. */
final class FeatureRehearsal {

    private final Phase phase;
    private final FeatureForecast features;
    private final KeptFeatures kept;
    private final DataSplits splits;
    private final Execution execution;
    private final int workers;
    private FloatBuffer rows = FloatBuffer.allocate(0);
    private int count;

    /** @param kept what need not be computed */
    FeatureRehearsal(
            Phase phase,
            FeatureForecast features,
            KeptFeatures kept,
            DataSplits splits,
            Execution execution,
            int workers) {
        this.phase = phase;
        this.features = features;
        this.kept = kept;
        this.splits = splits;
        this.execution = execution;
        this.workers = workers;
    }

    /**
     * How long the phase would take; what learns is something else afterwards.
     *
     * @param network of the phase
     * @param checkpointSeconds that writing one of what learns takes
     * @param savingSeconds that writing the whole network takes, which is done once
     */
    TimeForecast forecast(PhaseNetwork network, double checkpointSeconds, double savingSeconds) {
        Pace computing = computing(network.whole());
        try (WeightAverages averages = Optimizers.averages(phase.training(), network.graph());
                ExecutionPlan plan = execution.open(network.graph(), network.updates(averages))) {
            return new Rehearsal(
                            phase,
                            phase.data().withAugmentation(List.of()),
                            new LearnedImages(
                                    epoch -> repeated(splits.training()),
                                    repeated(splits.validation()),
                                    splits.labels()),
                            splits.test().size(),
                            ImageContract.ofFeatures(features.shape()),
                            workers)
                    .forecast(plan, checkpointSeconds)
                    .after(
                            features.images(kept, splits) * computing.mean() + savingSeconds,
                            splits.test().size() * computing.mean());
        }
    }

    private LabelledImages repeated(LabelledImages images) {
        return new RepeatedFeatures(images, features.shape(), rows, count);
    }

    /** Features as they are computed before the first epoch; keeps those of a batch. */
    private Pace computing(Network whole) {
        LabelledImages images = splits.training();
        Pass pass = Pass.of(
                        images,
                        splits.labels().size(),
                        whole.contract(),
                        phase.data().batchSize(),
                        EpochOrder.sequential(images.size()))
                .withAugmentation(
                        phase.data().augmentation().isEmpty()
                                ? Augmentation.NONE
                                : new Augmentation(phase.data().augmentation(), phase.seed(), 0));
        try (ExecutionPlan plan = execution.open(whole.graph())) {
            return Rehearsal.measure(
                    Rehearsal.FOR_THE_REST, phase.data().batches(images.size()), number -> pass, workers, batch -> {
                        INDArray found = plan.activations(batch.features(), List.of(features.layer()))
                                .get(0);
                        if (batch.size() > count) {
                            rows = FloatBuffer.allocate((int) found.length())
                                    .put(found.data().asNioFloat());
                            count = batch.size();
                        }
                    });
        }
    }
}
