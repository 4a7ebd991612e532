package org.convzoo.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.FeatureCacheConfig;
import org.convzoo.configs.FeaturePooling;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.Nearest;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits;
import org.convzoo.data.DataSplits.Split;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.Precision;
import org.convzoo.training.features.FeatureCache;
import org.convzoo.training.features.FeatureShapes;
import org.convzoo.training.features.FrozenBody;
import org.convzoo.training.features.PooledLayer;
import org.convzoo.training.features.PooledRows;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.convzoo.zoo.loading.PretrainedNetwork;
import org.convzoo.zoo.loading.WeightFile;
import org.jspecify.annotations.Nullable;

/**
 * What layers of a pretrained network put out for images, pooled. All layers are computed in one pass, which goes on where
 * an earlier one was stopped if the cache is on the disk.
 *
 * @param model the network, with weights
 * @param data the images
 * @param seed decides which images are held out where the source does not tell
 * @param layers names; empty for the one whose output describes an image
 * @param pooling of maps
 * @param cache where what the layers put out is kept
 */
public record FeatureExtraction(
        ModelConfig model,
        DataConfig data,
        long seed,
        List<String> layers,
        FeaturePooling pooling,
        FeatureCacheConfig cache) {

    public FeatureExtraction {
        layers = List.copyOf(layers);
    }

    /** Is given the features of one layer, which are closed after it. */
    public interface Receiver {
        void receive(String layer, PooledRows rows);
    }

    /** The features that a run would learn from: its layer and pooling if it has them, else the network's own and the mean. */
    public static FeatureExtraction of(RunConfig run) {
        FeatureExtraction plain = of(run.model(), run.data(), run.seed());
        if (run.features() == null) {
            return plain;
        }
        List<String> layers = run.features().layer();
        return new FeatureExtraction(
                run.model(),
                run.data(),
                run.seed(),
                layers == null ? List.of() : layers,
                run.features().pooling().get(0),
                run.features().cache());
    }

    /** The means of each channel of the layer whose output describes an image. */
    public static FeatureExtraction of(ModelConfig model, DataConfig data, long seed) {
        return new FeatureExtraction(
                model, data, seed, List.of(), FeaturePooling.AVERAGE, FeatureCacheConfig.Disk.usual());
    }

    /** Of other layers, or pooled in another way; null and an empty list change nothing. */
    public FeatureExtraction with(List<String> others, @Nullable FeaturePooling other) {
        return new FeatureExtraction(
                model, data, seed, others.isEmpty() ? layers : others, other == null ? pooling : other, cache);
    }

    /** The same on other images at a time. */
    public FeatureExtraction inBatchesOf(int batchSize) {
        return new FeatureExtraction(model, data.withBatchSize(batchSize), seed, layers, pooling, cache);
    }

    /**
     * Extracts.
     *
     * @param weights of the network
     * @param split which of the images
     * @param receiver is given layer after layer
     * @return the images that could not be used; empty if the stop signal was raised
     * @throws UserException if the weights, the images or a layer are not what they should be
     */
    public Optional<List<BadImage>> run(WeightFile weights, Split split, Surroundings surroundings, Receiver receiver) {
        return pass(weights, split, surroundings, (layer, rows) -> {
            try (rows) {
                receiver.receive(layer, rows);
            }
        });
    }

    /** The features of the first layer; whoever asks closes them. */
    PooledRows rows(WeightFile weights, Split split, Surroundings surroundings) {
        List<PooledRows> kept = new ArrayList<>();
        FeatureExtraction one =
                new FeatureExtraction(model, data, seed, layers.subList(0, Math.min(1, layers.size())), pooling, cache);
        one.pass(weights, split, surroundings, (layer, rows) -> kept.add(rows));
        return kept.stream()
                .findFirst()
                .orElseThrow(() -> UserException.failed("stopped before the features were computed"));
    }

    /** As {@link #run}, but the receiver closes what it is given. */
    private Optional<List<BadImage>> pass(
            WeightFile weights, Split split, Surroundings surroundings, Receiver receiver) {
        PretrainedNetwork loaded = PretrainedNetwork.loadBody(model, weights);
        List<String> wanted = wanted(loaded);
        surroundings.listener().weightsLoaded(loaded.account());
        Network network =
                new Network(loaded.graph(), loaded.contract(), loaded.labels().names()).on(data.background());
        Execution execution = Execution.forInference(surroundings.environment());
        try (DataSplits splits = surroundings.openForTest(data, seed)) {
            BadImageList.refuseBeforehand(data, splits);
            SignalFit.check(network.contract(), splits);
            BadImageList badImages = BadImageList.of(data, splits, surroundings.listener()::imageLeftOut);
            try (ExecutionPlan plan = execution.open(network.graph());
                    FeatureCache features = FeatureCache.open(
                            cache,
                            surroundings.locator(),
                            surroundings.clock(),
                            PhaseFeatures.told(surroundings.listener()))) {
                FrozenBody body = new FrozenBody(network.graph(), plan, Precision.FLOAT32, network.contract());
                List<FeatureSource> sources = wanted.stream()
                        .map(layer -> new FeatureSource(layer, pooled(network, layer)))
                        .toList();
                RunFeatures.Gathered gathered = new RunFeatures(
                                body, sources, features, splits, data.batchSize(), badImages, surroundings)
                        .of(List.of(split));
                sources.forEach(source -> receiver.receive(source.layer(), gathered.of(source)));
            }
            return Optional.of(badImages.images());
        } catch (CancellationException stopped) {
            return Optional.empty();
        }
    }

    private PooledLayer pooled(Network network, String layer) {
        return new PooledLayer(
                pooling, FeatureShapes.of(network.graph(), network.contract().input(), layer));
    }

    private List<String> wanted(PretrainedNetwork loaded) {
        Blueprint network = Zoo.named(model.architecture())
                .blueprint(
                        model.withInput(loaded.contract().input()),
                        Math.max(2, loaded.labels().names().size()));
        if (layers.isEmpty()) {
            return List.of(network.features());
        }
        List<String> names = network.nodes().stream()
                .filter(node -> !node.auxiliary())
                .map(Node::name)
                .toList();
        List<String> wanted = new ArrayList<>();
        for (String layer : layers) {
            if (!names.contains(layer)) {
                throw UserException.wrongUsage(network.name() + " has no layer " + layer
                        + Nearest.question(layer, names) + "; `convzoo zoo describe " + network.name() + "` shows all");
            }
            wanted.add(layer);
        }
        return wanted;
    }
}
