package org.convzoo.zoo.adaptation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convzoo.configs.FeaturesConfig;
import org.convzoo.configs.HeadConfig;
import org.convzoo.configs.HeadLayerConfig;
import org.convzoo.configs.HeadPooling;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.Nearest;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.TransferConfig;
import org.convzoo.configs.WrongKeyException;
import org.convzoo.zoo.blueprint.Activation;
import org.convzoo.zoo.blueprint.BatchNormalization;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.convzoo.zoo.blueprint.Classifier;
import org.convzoo.zoo.blueprint.Dense;
import org.convzoo.zoo.blueprint.Dropout;
import org.convzoo.zoo.blueprint.Flow;
import org.convzoo.zoo.blueprint.GlobalPooling;
import org.convzoo.zoo.blueprint.LayerSpec;
import org.convzoo.zoo.blueprint.NetworkOptions;
import org.convzoo.zoo.blueprint.Pooling;
import org.convzoo.zoo.blueprint.Shape;
import org.convzoo.zoo.blueprint.Window;
import org.jspecify.annotations.Nullable;

/**
 * What takes the place of a network's layers behind a cut. Its layers' names begin with {@value Blueprint#NEW_HEAD}.
 *
 * @param after the last layer that is kept; null for the one whose output describes an image
 * @param pooling how a map becomes what the first of the layers sees
 * @param layers before the classifier
 * @param key of a configuration that names the cut, for messages
 * @param ofFeatures whether the head is learned from features and written into the network afterwards
 */
public record NewHead(
        @Nullable String after, HeadPooling pooling, List<HeadLayerConfig> layers, String key, boolean ofFeatures) {

    public NewHead {
        layers = List.copyOf(layers);
    }

    /** The head of a network that is fine-tuned. */
    public NewHead(@Nullable String after, HeadPooling pooling, List<HeadLayerConfig> layers) {
        this(after, pooling, layers, "transfer.after", false);
    }

    /** The head that a run asks for; empty if the network keeps its own. */
    public static Optional<NewHead> of(RunConfig run) {
        return run.features() == null ? of(run.transfer()) : Optional.of(of(run.features()));
    }

    /** A classifier alone on the features, of the first layer and pooling; the generalised mean, which no layer computes, counts as the mean. */
    public static NewHead of(FeaturesConfig config) {
        return of(config, "features.layer");
    }

    /** Those of all layers and poolings that a run chooses from, each with the key of its layer. */
    public static List<NewHead> candidates(FeaturesConfig config) {
        List<FeaturesConfig> candidates = config.candidates();
        int layers = candidates.size() / config.pooling().size();
        List<NewHead> heads = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            int layer = i / config.pooling().size();
            heads.add(of(candidates.get(i), FeaturesConfig.keyOfLayer(layer, layers)));
        }
        return heads;
    }

    private static NewHead of(FeaturesConfig config, String key) {
        HeadPooling pooling =
                switch (config.pooling().get(0)) {
                    case AVERAGE, GEM -> HeadPooling.AVERAGE;
                    case MAX -> HeadPooling.MAX;
                    case AVERAGE_MAX -> HeadPooling.AVERAGE_MAX;
                    case FLATTEN -> HeadPooling.FLATTEN;
                };
        return new NewHead(config.firstLayer(), pooling, List.of(), key, true);
    }

    /** The head that a configuration asks for; empty if the network keeps its own. */
    public static Optional<NewHead> of(@Nullable TransferConfig config) {
        if (config == null || config.head() == HeadConfig.Keyword.OWN) {
            return Optional.empty();
        }
        List<HeadLayerConfig> layers = config.head() instanceof HeadConfig.Layers own ? own.layers() : List.of();
        return Optional.of(new NewHead(config.after(), config.pooling(), layers));
    }

    /**
     * The network with this head. Auxiliary heads are gone with what they read, or without a reader.
     *
     * @param network whose body is kept
     * @param classes that the new head tells apart
     * @throws WrongKeyException if the network has no such layer, or that layer already names classes
     */
    public Blueprint attachTo(Blueprint network, int classes) {
        Blueprint body = network.upTo(cut(network).name());
        Flow flow = Flow.behind(body, plainOptions(body, classes)).block(Blueprint.NEW_HEAD);
        flow = pooled(flow, pooling == HeadPooling.OWN ? ownPooling(network) : pooling);
        for (int i = 0; i < layers.size(); i++) {
            HeadLayerConfig layer = layers.get(i);
            flow = flow.then(name(layer) + (i + 1), specification(layer));
        }
        return flow.then("classifier", Classifier.of(classes)).build(network.name());
    }

    private Node cut(Blueprint network) {
        if (after == null) {
            return network.node(network.features());
        }
        Node node = network.nodes().stream()
                .filter(layer -> layer.name().equals(after))
                .findFirst()
                .orElseThrow(() -> new WrongKeyException(
                        key,
                        network.name() + " has no layer "
                                + after + Nearest.question(after, names(network)) + "; `convzoo zoo describe "
                                + network.name()
                                + "` shows all"));
        if (node.isOutput() || node.auxiliary()) {
            throw new WrongKeyException(
                    key,
                    "layer " + after + " of " + network.name()
                            + (node.auxiliary() ? " is there for training only" : " already names the classes")
                            + "; cut below it, such as after " + network.features());
        }
        return node;
    }

    private static List<String> names(Blueprint network) {
        return network.nodes().stream().map(Node::name).toList();
    }

    /** What a configuration says of the network's own layers is not said of these. */
    private static NetworkOptions plainOptions(Blueprint body, int classes) {
        Shape input = body.input();
        return NetworkOptions.of(
                ModelConfig.of(body.name()), new ImageSize(input.height(), input.width(), input.channels()), classes);
    }

    private static HeadPooling ownPooling(Blueprint network) {
        boolean averages =
                network.nodes().stream().anyMatch(node -> !node.auxiliary() && node.layer() instanceof GlobalPooling);
        return averages ? HeadPooling.AVERAGE : HeadPooling.FLATTEN;
    }

    private static Flow pooled(Flow map, HeadPooling pooling) {
        if (map.shape().isVector()) {
            return map;
        }
        Window whole = Window.of(map.shape().height(), map.shape().width());
        return switch (pooling) {
            case OWN, FLATTEN -> map;
            case AVERAGE -> map.then("average", new GlobalPooling());
            case MAX -> map.then("maximum", Pooling.max(whole));
            case AVERAGE_MAX ->
                map.concatenate(
                        "pooled", map.then("average", Pooling.average(whole)), map.then("maximum", Pooling.max(whole)));
        };
    }

    private static String name(HeadLayerConfig layer) {
        if (layer instanceof HeadLayerConfig.Dense) {
            return "dense";
        }
        return layer instanceof HeadLayerConfig.Dropout ? "dropout" : "normalization";
    }

    private static LayerSpec specification(HeadLayerConfig layer) {
        if (layer instanceof HeadLayerConfig.Dense dense) {
            return new Dense(
                    dense.dense(), Activation.valueOf(dense.activation().name()));
        }
        if (layer instanceof HeadLayerConfig.Dropout dropout) {
            return new Dropout(dropout.dropout());
        }
        return BatchNormalization.usual();
    }
}
