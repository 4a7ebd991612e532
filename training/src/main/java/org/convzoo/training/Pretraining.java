package org.convzoo.training;

import java.util.List;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.PretrainingConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.Batch;
import org.convzoo.data.BatchStream;
import org.convzoo.data.DataSplits;
import org.convzoo.data.EpochOrder;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.Pass;
import org.convzoo.data.augmentation.Augmentation;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.training.EncodingLayers.EncodingLayer;
import org.convzoo.training.TrainingListener.PretrainingPlan;
import org.convzoo.training.TrainingListener.PretrainingProgress;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Greedy layer-wise pre-training (Bengio et al. 2007): from the input upwards, each layer becomes the encoder of a
 * denoising autoencoder over what the layers below it put out, which have learned already and stay as they are. All
 * images of the training split take part, no label does. Its course is a function of the seed alone, as the
 * {@linkplain Trainer training's} is.
 */
final class Pretraining {

    // Other things are drawn from the run's seed too.
    private static final long OF_PRETRAINING = 0x3C6EF372FE94F82BL;

    private final PretrainingConfig config;
    private final Network network;
    private final DataConfig data;
    private final LabelledImages images;
    private final int classes;
    private final long seed;
    private final Execution execution;
    private final int workers;
    private final BadImageList badImages;
    private final Checkpoints checkpoints;
    private final TrainingListener listener;
    private final StopSignal stop;
    private final EncodingLayers layers;
    private final int batches;
    private final long checkpointNanoseconds;
    private long saved = System.nanoTime();

    /** @param execution of the network; autoencoders are computed in float32 */
    Pretraining(
            PretrainingConfig config,
            Network network,
            DataSplits splits,
            DataConfig data,
            double checkpointMinutes,
            long seed,
            Execution execution,
            int workers,
            BadImageList badImages,
            Checkpoints checkpoints,
            TrainingListener listener,
            StopSignal stop) {
        this.config = config;
        this.network = network;
        this.data = config.batchSize() == null ? data : data.withBatchSize(config.batchSize());
        this.images = splits.trainingWithoutLabels();
        this.classes = splits.labels().size();
        this.seed = seed ^ OF_PRETRAINING;
        this.execution = execution.inFloat32();
        this.workers = workers;
        this.badImages = badImages;
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.stop = stop;
        this.layers = EncodingLayers.of(network.graph(), network.contract().input());
        this.batches = this.data.batches(images.size());
        this.checkpointNanoseconds = (long) (checkpointMinutes * 60e9);
    }

    /**
     * Trains from a state to the end, or until the stop signal.
     *
     * @return the state in which pre-training stopped, see {@link #isOver}
     * @throws UserException if no layer can be pre-trained, an error is no longer a number, or an image cannot be read
     */
    TrainingState run(TrainingState start) {
        if (layers.found().isEmpty()) {
            throw UserException.wrongUsage(
                    "training.pretraining: no layer of this network can be pre-trained, which takes"
                            + " a dense layer or a convolution of stride 1 with an activation of its own; leave pretraining out");
        }
        PretrainingState begun = start.pretraining() == null ? PretrainingState.initial() : start.pretraining();
        TrainingState state = start.with(begun);
        if (!isOver(state)) {
            listener.pretrainingBegins(new PretrainingPlan(
                    layers.found().stream().map(EncodingLayer::name).toList(),
                    layers.leftOut(),
                    images.size(),
                    config.epochs(),
                    begun.layer(),
                    begun.epoch() + 1));
        }
        while (!isOver(state) && !stop.isRaised()) {
            state = trainLayer(state);
        }
        return state;
    }

    /** Whether all layers have learned. */
    boolean isOver(TrainingState state) {
        return state.pretraining() != null
                && state.pretraining().layer() == layers.found().size();
    }

    private TrainingState trainLayer(TrainingState start) {
        int number = pretraining(start).layer();
        EncodingLayer layer = layers.found().get(number);
        long layerSeed = new StepSeeds(seed).of(number);
        TrainingState state = start;
        try (Autoencoder autoencoder =
                        Autoencoder.of(layer, network.graph(), Optimizers.updater(config.optimizer()), layerSeed);
                MaskingNoise noise = new MaskingNoise(shape(layer), config.corruption())) {
            if (pretraining(state).withinLayer()) {
                checkpoints.restore(autoencoder);
                autoencoder.goOnWith(pretraining(state).step());
            }
            try (ExecutionPlan below = execution.open(network.graph());
                    ExecutionPlan plan = execution.open(autoencoder.graph())) {
                LayerTraining training = new LayerTraining(layer, layerSeed, below, plan, autoencoder, noise);
                while (pretraining(state).layer() == number) {
                    state = training.epoch(state);
                    if (pretraining(state).batch() > 0) {
                        save(training, state);
                        return state; // stopped on the way
                    }
                    if (pretraining(state).layer() == number) {
                        save(training, state);
                    }
                }
                plan.synchronise();
            }
            autoencoder.copyEncoderInto(network.graph(), layer.name());
        }
        checkpoints.savePretraining(state, null);
        return state;
    }

    private long[] shape(EncodingLayer layer) {
        int rows = Math.min(data.batchSize(), images.size());
        return layer.readsMaps()
                ? new long[] {
                    rows,
                    layer.map().getChannels(),
                    layer.map().getHeight(),
                    layer.map().getWidth()
                }
                : new long[] {rows, layer.values()};
    }

    private void save(LayerTraining training, TrainingState state) {
        training.plan.synchronise();
        checkpoints.savePretraining(state, training.autoencoder);
        saved = System.nanoTime();
    }

    private static PretrainingState pretraining(TrainingState state) {
        PretrainingState pretraining = state.pretraining();
        if (pretraining == null) {
            throw new IllegalStateException("pre-training has not begun");
        }
        return pretraining;
    }

    /** One layer's course. */
    private final class LayerTraining {
        private final EncodingLayer layer;
        private final long layerSeed;
        private final StepSeeds steps;
        private final ExecutionPlan below;
        private final ExecutionPlan plan;
        private final Autoencoder autoencoder;
        private final MaskingNoise noise;

        LayerTraining(
                EncodingLayer layer,
                long layerSeed,
                ExecutionPlan below,
                ExecutionPlan plan,
                Autoencoder autoencoder,
                MaskingNoise noise) {
            this.layer = layer;
            this.layerSeed = layerSeed;
            this.steps = new StepSeeds(layerSeed);
            this.below = below;
            this.plan = plan;
            this.autoencoder = autoencoder;
            this.noise = noise;
        }

        /** To the end of the epoch under way, or to the stop signal. */
        TrainingState epoch(TrainingState start) {
            TrainingState whole = start;
            PretrainingState state = pretraining(start);
            int epoch = state.epoch();
            try (BatchStream stream = BatchStream.open(pass(epoch).from(state.batch()), workers)) {
                long begun = System.nanoTime();
                for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                    double error = batch.isEmpty() ? 0 : step(batch, (long) epoch * batches + state.batch());
                    if (!Double.isFinite(error)) {
                        throw UserException.failed("the reconstruction error of layer " + layer.name() + " became "
                                + error
                                + " in epoch " + (epoch + 1) + " of its pre-training, batch " + (state.batch() + 1)
                                + "; try a smaller training.pretraining.optimizer.learningRate");
                    }
                    long now = System.nanoTime();
                    state = state.afterBatch(error, batch.size(), (now - begun) * 1e-9);
                    begun = now;
                    report(state);
                    whole = whole.with(state);
                    if (state.batch() < batches) {
                        if (stop.isRaised()) {
                            return whole;
                        }
                        if (now - saved > checkpointNanoseconds) {
                            save(this, whole);
                        }
                    }
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
            INDArray clean =
                    network.graph().getConfiguration().getNetworkInputs().contains(layer.below())
                            ? batch.features()
                            : below.activations(batch.features(), List.of(layer.below()))
                                    .get(0);
            INDArray restored = clean.reshape('c', batch.size(), layer.values());
            INDArray corrupted = noise.of(restored, steps.of(2 * number));
            return plan.step(corrupted, restored, config.optimizer().learningRate(), steps.of(2 * number + 1))
                    .loss();
        }

        private Pass pass(int epoch) {
            int[] order = EpochOrder.shuffled(images.size(), layerSeed, epoch);
            return Pass.of(images, classes, network.contract(), data.batchSize(), order)
                    .withAugmentation(new Augmentation(data.augmentation(), layerSeed, epoch))
                    .withBadImages(badImages.in("training"));
        }

        private void report(PretrainingState state) {
            listener.pretrainingBatchDone(new PretrainingProgress(
                    layer.name(),
                    state.epoch() + 1,
                    config.epochs(),
                    state.batch(),
                    batches,
                    state.running().loss(),
                    state.running().imagesPerSecond()));
        }
    }
}
