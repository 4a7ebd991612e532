package org.convzoo.training;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.convzoo.configs.PretrainingConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.training.EncodingLayers.EncodingLayer;
import org.convzoo.training.TrainingListener.PretrainingProgress;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The course of one layer's autoencoder.
 *
 * @param passes over the images, by the epoch
 * @param seeds of the layer's steps
 * @param network plan of the whole one
 * @param autoencoder plan of it
 * @param afterBatch is told of the state after each batch but the last of an epoch
 */
record LayerPretraining(
        PretrainingConfig config,
        EncodingLayer layer,
        boolean readsImages,
        UnlabelledPasses passes,
        StepSeeds seeds,
        int workers,
        ExecutionPlan network,
        ExecutionPlan autoencoder,
        MaskingNoise noise,
        TrainingListener listener,
        StopSignal stop,
        Consumer<TrainingState> afterBatch) {

    /** To the end of the epoch under way, or to the stop signal. */
    TrainingState epoch(TrainingState start) {
        TrainingState whole = start;
        PretrainingState state = Objects.requireNonNull(start.pretraining());
        int epoch = state.epoch();
        int batches = passes.batches();
        try (BatchStream stream =
                BatchStream.open(passes.pass(seeds.seed(), epoch).from(state.batch()), workers)) {
            long begun = System.nanoTime();
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                double error = batch.isEmpty() ? 0 : step(batch, (long) epoch * batches + state.batch());
                if (!Double.isFinite(error)) {
                    throw UserException.failed("the reconstruction error of layer " + layer.name() + " became " + error
                            + " in epoch " + (epoch + 1) + " of its pre-training, batch " + (state.batch() + 1)
                            + "; try a smaller training.pretraining.optimizer.learningRate");
                }
                long now = System.nanoTime();
                state = state.afterBatch(error, batch.size(), (now - begun) * 1e-9);
                whole = whole.with(state);
                report(state);
                if (state.batch() < batches) {
                    if (stop.isRaised()) {
                        return whole;
                    }
                    afterBatch.accept(whole);
                }
                begun = System.nanoTime();
            }
        }
        return whole.with(finishEpoch(state));
    }

    private PretrainingState finishEpoch(PretrainingState state) {
        if (state.running().images() == 0) {
            throw UserException.failed("none of the training images could be read");
        }
        PretrainingEpoch result = new PretrainingEpoch(
                layer.name(),
                state.epoch() + 1,
                state.running().loss(),
                state.running().seconds());
        listener.pretrainingEpochDone(result, config.epochs());
        return state.afterEpoch(result, config.epochs());
    }

    private double step(Batch batch, long number) {
        INDArray clean = readsImages
                ? batch.features()
                : network.activations(batch.features(), List.of(layer.below())).get(0);
        INDArray restored = clean.reshape('c', batch.size(), layer.values());
        INDArray corrupted = noise.of(restored, seeds.of(2 * number));
        return autoencoder
                .step(corrupted, restored, config.optimizer().learningRate(), seeds.of(2 * number + 1))
                .loss();
    }

    private void report(PretrainingState state) {
        listener.pretrainingBatchDone(new PretrainingProgress(
                layer.name(),
                state.epoch() + 1,
                config.epochs(),
                state.batch(),
                passes.batches(),
                state.running().loss(),
                state.running().imagesPerSecond()));
    }
}
