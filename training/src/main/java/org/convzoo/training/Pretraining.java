package org.convzoo.training;

import org.convzoo.configs.DataConfig;
import org.convzoo.configs.PretrainingConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WrongKeyException;
import org.convzoo.data.DataSplits;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.training.EncodingLayers.EncodingLayer;
import org.convzoo.training.TrainingListener.PretrainingPlan;

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
    private final UnlabelledPasses passes;
    private final long seed;
    private final Execution execution;
    private final int workers;
    private final Checkpoints checkpoints;
    private final TrainingListener listener;
    private final StopSignal stop;
    private final EncodingLayers layers;
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
        this.passes = new UnlabelledPasses(
                splits,
                network.contract(),
                config.batchSize() == null ? data : data.withBatchSize(config.batchSize()),
                badImages);
        this.seed = seed ^ OF_PRETRAINING;
        this.execution = execution.inFloat32();
        this.workers = workers;
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.stop = stop;
        this.layers = EncodingLayers.of(network.graph(), network.contract().input());
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
            throw new WrongKeyException(
                    "training.pretraining",
                    "no layer of this network can be pre-trained, which takes"
                            + " a dense layer or a convolution of stride 1 with an activation of its own; leave pretraining out");
        }
        PretrainingState begun = start.pretraining() == null ? PretrainingState.initial() : start.pretraining();
        TrainingState state = start.with(begun);
        if (!isOver(state)) {
            listener.pretrainingBegins(new PretrainingPlan(
                    layers.found().stream().map(EncodingLayer::name).toList(),
                    layers.leftOut(),
                    passes.images(),
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
                LayerPretraining training = new LayerPretraining(
                        config,
                        layer,
                        network.graph().getConfiguration().getNetworkInputs().contains(layer.below()),
                        passes,
                        new StepSeeds(layerSeed),
                        workers,
                        below,
                        plan,
                        noise,
                        listener,
                        stop,
                        reached -> saveInTime(plan, autoencoder, reached));
                while (pretraining(state).layer() == number) {
                    state = training.epoch(state);
                    if (pretraining(state).batch() > 0) {
                        save(plan, autoencoder, state);
                        return state; // stopped on the way
                    }
                    if (pretraining(state).layer() == number) {
                        save(plan, autoencoder, state);
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
        int rows = passes.largestBatch();
        return layer.readsMaps()
                ? new long[] {
                    rows,
                    layer.map().getChannels(),
                    layer.map().getHeight(),
                    layer.map().getWidth()
                }
                : new long[] {rows, layer.values()};
    }

    private void saveInTime(ExecutionPlan plan, Autoencoder autoencoder, TrainingState state) {
        if (System.nanoTime() - saved > checkpointNanoseconds) {
            save(plan, autoencoder, state);
        }
    }

    private void save(ExecutionPlan plan, Autoencoder autoencoder, TrainingState state) {
        plan.synchronise();
        checkpoints.savePretraining(state, autoencoder);
        saved = System.nanoTime();
    }

    private static PretrainingState pretraining(TrainingState state) {
        PretrainingState pretraining = state.pretraining();
        if (pretraining == null) {
            throw new IllegalStateException("pre-training has not begun");
        }
        return pretraining;
    }
}
