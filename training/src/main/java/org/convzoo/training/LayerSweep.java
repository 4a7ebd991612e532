package org.convzoo.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.convzoo.configs.ClassifierConfig;
import org.convzoo.configs.FeaturePooling;
import org.convzoo.configs.FeaturesConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.data.DataSplits;
import org.convzoo.data.DataSplits.Split;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.evaluation.FeatureSweep;
import org.convzoo.evaluation.FeatureSweep.Candidate;
import org.convzoo.training.features.FeatureCache;
import org.convzoo.training.features.FeatureLearning;
import org.convzoo.training.features.FeatureLearning.Validated;
import org.convzoo.training.features.FeatureShapes;
import org.convzoo.training.features.FrozenBody;
import org.convzoo.training.features.PooledLayer;
import org.convzoo.training.features.PooledRows;

/** Tries the layers, poolings and C of a run by cross-validation, after one pass of the images through the network. */
final class LayerSweep {

    private final RunConfig config;
    private final FeaturesConfig features;
    private final ClassifierConfig.Linear classifier;
    private final DataSplits splits;
    private final Execution execution;
    private final BadImageList badImages;
    private final Surroundings surroundings;
    private final FeatureCache cache;
    private final SweepTable table;

    /** @param cache keeps what the layers put out; it stays the caller's */
    LayerSweep(
            RunConfig config,
            DataSplits splits,
            RunDirectory directory,
            Execution execution,
            BadImageList badImages,
            Surroundings surroundings,
            FeatureCache cache) {
        this.config = config;
        this.features = Objects.requireNonNull(config.features());
        this.classifier = (ClassifierConfig.Linear) features.classifier();
        this.splits = splits;
        this.execution = execution;
        this.badImages = badImages;
        this.surroundings = surroundings;
        this.cache = cache;
        this.table = SweepTable.open(directory, classifier.folds());
    }

    /**
     * A candidate whose layer has the most of the network below it: the networks of most others are parts of its own.
     */
    static FeaturesConfig deepest(RunConfig config, List<FeaturesConfig> candidates, DataSplits splits) {
        return candidates.stream()
                .max(Comparator.comparingInt(candidate -> Network.blueprint(config.withFeatures(candidate), splits)
                        .nodes()
                        .size()))
                .orElseThrow();
    }

    /**
     * Tries what was not tried before.
     *
     * @param first the network of the deepest of all candidates
     * @throws CancellationException if the run is to stop; what was tried is kept
     */
    FeatureSweep run(StartingNetwork first) {
        List<FeaturesConfig> waiting = new ArrayList<>(features.candidates());
        waiting.removeIf(candidate -> candidate.firstLayer() != null
                && table.has(candidate.firstLayer(), candidate.pooling().get(0).word()));
        while (!waiting.isEmpty()) {
            FeaturesConfig deepest = deepest(config, waiting, splits);
            StartingNetwork start = deepest.equals(deepest(config, features.candidates(), splits))
                    ? first
                    : StartingNetwork.of(config.withFeatures(deepest), splits, surroundings);
            List<FeaturesConfig> within = waiting.stream()
                    .filter(candidate -> has(start.network(), layer(candidate, start)))
                    .toList();
            tryAll(start, within);
            waiting.removeAll(within);
        }
        return table.result();
    }

    private static boolean has(Network network, String layer) {
        return network.graph().getConfiguration().getVertices().containsKey(layer);
    }

    private static String layer(FeaturesConfig candidate, StartingNetwork start) {
        String layer = candidate.firstLayer();
        return layer == null ? start.blueprint().features() : layer;
    }

    private void tryAll(StartingNetwork start, List<FeaturesConfig> candidates) {
        Network network = start.network();
        List<FeatureSource> sources = new ArrayList<>();
        for (FeaturesConfig candidate : candidates) {
            String layer = layer(candidate, start);
            FeaturePooling pooling = candidate.pooling().get(0);
            PooledLayer pooled = new PooledLayer(
                    pooling,
                    FeatureShapes.of(network.graph(), network.contract().input(), layer));
            // the values of a vector are the same whatever the pooling
            boolean again = pooled.isVector() && pooling != features.pooling().get(0);
            if (!again && !table.has(layer, pooling.word())) {
                sources.add(new FeatureSource(layer, pooled));
            }
        }
        if (sources.isEmpty()) {
            return;
        }
        try (ExecutionPlan plan = execution.open(network.graph())) {
            FrozenBody body = new FrozenBody(network.graph(), plan, execution.precision(), network.contract());
            RunFeatures.Gathered gathered = new RunFeatures(
                            body, sources, cache, splits, config.data().batchSize(), badImages, surroundings)
                    .of(learnedFrom(splits));
            for (FeatureSource source : sources) {
                if (surroundings.stop().isRaised()) {
                    throw new CancellationException();
                }
                try (PooledRows rows = gathered.of(source)) {
                    tried(source, FeatureLearning.find().validate(classifier, rows, config.seed()));
                }
            }
        }
    }

    /** Images are left out in turn, so that none need be held out for good. */
    static List<Split> learnedFrom(DataSplits splits) {
        return splits.validation().size() > 0 ? List.of(Split.TRAINING, Split.VALIDATION) : List.of(Split.TRAINING);
    }

    private void tried(FeatureSource source, List<Validated> validated) {
        List<Candidate> all = validated.stream()
                .map(one -> new Candidate(
                        source.layer(),
                        source.pooled().pooling().word(),
                        source.pooled().features(),
                        one.c(),
                        one.accuracies()))
                .toList();
        table.add(all);
        surroundings.listener().candidatesTried(new FeatureSweep(classifier.folds(), all));
    }

    /** The configuration of what did best: one layer, one pooling, one C. */
    static RunConfig chosen(RunConfig config, FeatureSweep sweep) {
        Candidate best = sweep.chosen();
        FeaturesConfig features = Objects.requireNonNull(config.features());
        FeaturesConfig candidate = features.candidates().stream()
                .filter(one -> (one.firstLayer() == null || one.firstLayer().equals(best.layer()))
                        && one.pooling().get(0).word().equals(best.pooling()))
                .findFirst()
                .orElseThrow();
        ClassifierConfig.Linear classifier = (ClassifierConfig.Linear) features.classifier();
        return config.withFeatures(candidate.with(classifier.with(best.c())));
    }
}
