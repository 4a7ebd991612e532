package org.convzoo.transfer.suggestion;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.convzoo.configs.DataConfig.OnBadImage;
import org.convzoo.configs.FeatureCacheConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Progress;
import org.convzoo.data.BadImages;
import org.convzoo.data.DataSplits;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.features.FeatureTable;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.FloatMatrix;
import org.convzoo.engine.Precision;
import org.convzoo.training.Surroundings;
import org.convzoo.training.features.ExtractionListener;
import org.convzoo.training.features.FeatureCache;
import org.convzoo.training.features.FeatureRequest;
import org.convzoo.training.features.FeatureTables;
import org.convzoo.training.features.FrozenBody;
import org.convzoo.transfer.linear.Calibration;
import org.convzoo.transfer.linear.ChosenFit;
import org.convzoo.transfer.linear.LabelledFeatures;
import org.convzoo.transfer.linear.LinearClassifier;
import org.convzoo.transfer.linear.LinearSettings;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.adaptation.CutPlaces;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.loading.PretrainedNetwork;
import org.convzoo.zoo.loading.WeightFile;
import org.convzoo.zoo.weights.WeightsFolder;

/** Measures what a linear classifier reads from several depths of a pretrained network, after one pass over the images. */
public final class TransferAdvisor {

    private static final int MOST_DEPTHS = 6;
    private static final int FOLDS = 5;
    private static final int MEMORY_GIGABYTES = 4;
    private static final List<Double> CS = List.of(0.001, 0.01, 0.1, 1.0);

    private final RunConfig config;
    private final Surroundings surroundings;
    private final ExtractionListener listener;

    /** @param listener is told how the pass goes on */
    public TransferAdvisor(RunConfig config, Surroundings surroundings, ExtractionListener listener) {
        this.config = config;
        this.surroundings = surroundings;
        this.listener = listener;
    }

    /**
     * Looks at the training images of a configuration with its network and weights.
     *
     * @throws UserException if it names no weights, or the images have fewer than two of a class
     */
    public TransferSuggestion suggest() {
        WeightFile file = WeightFile.of(
                        config.model(),
                        surroundings.locator(),
                        Access.of(surroundings.environment(), WeightsFolder.MIRROR, false),
                        Progress.NONE)
                .orElseThrow(() -> UserException.wrongUsage(
                        "model.weights: a network without weights has nothing to transfer; write weights: imagenet, or"
                                + " {file: …}"));
        PretrainedNetwork network = PretrainedNetwork.loadBody(config.model(), file);
        Blueprint blueprint = Zoo.named(config.model().architecture())
                .blueprint(network.model(), Math.max(2, network.labels().names().size()));
        List<String> layers = CutPlaces.of(blueprint, MOST_DEPTHS);
        try (DataSplits splits = DataSplits.open(
                        config.data(),
                        config.seed(),
                        surroundings.locator(),
                        Surroundings.dataAccess(surroundings.environment()),
                        listener::notice);
                FeatureCache cache = FeatureCache.open(kept(), surroundings.locator(), surroundings.clock(), listener);
                ExecutionPlan plan = ExecutionPlan.open(network.graph())) {
            FrozenBody body = new FrozenBody(
                    network.graph(),
                    plan,
                    Precision.FLOAT32,
                    network.contract().withBackground(config.data().background()));
            FeatureTables.Ready tables = ready(cache, body, layers, splits.training());
            return suggestion(blueprint, layers, tables, splits);
        }
    }

    /** As the run would keep its features; where it would not, the measurement must. */
    private FeatureCacheConfig kept() {
        FeatureCacheConfig own = FeatureCacheConfig.Disk.usual();
        if (config.features() != null) {
            own = config.features().cache();
        } else if (config.transfer() != null) {
            own = config.transfer().cache();
        }
        return own instanceof FeatureCacheConfig.None ? new FeatureCacheConfig.Memory(MEMORY_GIGABYTES) : own;
    }

    private FeatureTables.Ready ready(FeatureCache cache, FrozenBody body, List<String> layers, LabelledImages images) {
        BadImages bad = config.data().onBadImage() == OnBadImage.SKIP ? BadImages.PASSED_OVER : BadImages.REFUSED;
        FeatureTables tables = cache.tables(
                FeatureRequest.plain(body, layers, images, config.data().batchSize(), surroundings.workers(), bad),
                surroundings.stop());
        if (tables instanceof FeatureTables.NotKept not) {
            throw UserException.failed("the features of " + layers.size() + " layers cannot be kept, because "
                    + not.reason() + "; raise " + (config.features() == null ? "transfer" : "features")
                    + ".cache's limit, or take fewer images");
        }
        if (!(tables instanceof FeatureTables.Ready ready)) {
            throw UserException.failed(
                    "stopped before all images were seen; what was computed is kept for the next time");
        }
        return ready;
    }

    private TransferSuggestion suggestion(
            Blueprint blueprint, List<String> layers, FeatureTables.Ready tables, DataSplits splits) {
        LabelledImages images = splits.training();
        FeatureTable first = tables.tables().get(layers.get(0)).get(0);
        int[] rows = IntStream.range(0, images.size())
                .filter(row -> !first.isMissing(row))
                .toArray();
        int[] labels = IntStream.of(rows).map(images::label).toArray();
        int folds = folds(labels, splits.labels().size());
        List<ProbedDepth> depths = new ArrayList<>();
        for (String layer : layers) {
            depths.add(probe(layer, tables.tables().get(layer).get(0), rows, labels, splits.labels(), folds));
        }
        Advice advice =
                new Advice(blueprint, depths, rows.length, splits.labels().size());
        return new TransferSuggestion(
                blueprint.name(),
                rows.length,
                splits.labels().size(),
                folds,
                depths,
                advice.cut().layer(),
                advice.unfreeze(),
                advice.reasons(),
                advice.yaml());
    }

    private static int folds(int[] labels, int classes) {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        int fewest = Arrays.stream(counts).min().orElse(0);
        if (fewest < 2) {
            throw UserException.failed("a depth is measured on images that are left out, for which each class needs at"
                    + " least two training images; add images");
        }
        return Math.min(FOLDS, fewest);
    }

    private static ProbedDepth probe(
            String layer, FeatureTable table, int[] rows, int[] labels, List<String> classes, int folds) {
        int channels = table.shape().channels();
        try (FloatMatrix features = FloatMatrix.zeros(rows.length, channels)) {
            for (int row = 0; row < rows.length; row++) {
                average(table.row(rows[row]), channels, features.row(row));
            }
            LabelledFeatures labelled = LabelledFeatures.of(features, labels, classes);
            ChosenFit fit = LinearClassifier.choose(
                    labelled, LinearSettings.logisticRegression().withStandardised(true), CS, folds, Calibration.NONE);
            int best = fit.validation().best();
            int[] predicted = fit.fit().model().predict(features);
            long right = IntStream.range(0, labels.length)
                    .filter(row -> predicted[row] == labels[row])
                    .count();
            return new ProbedDepth(
                    layer,
                    channels,
                    fit.fit().c(),
                    fit.validation().accuracy(best),
                    standardError(fit.validation().accuracies()[best]),
                    (double) right / labels.length);
        }
    }

    /** The mean of each channel. */
    private static void average(FloatBuffer map, int channels, FloatBuffer into) {
        int positions = map.remaining() / channels;
        for (int channel = 0; channel < channels; channel++) {
            double sum = 0;
            for (int position = 0; position < positions; position++) {
                sum += map.get(map.position() + channel * positions + position);
            }
            into.put(into.position() + channel, (float) (sum / positions));
        }
    }

    private static double standardError(double[] accuracies) {
        double mean = Arrays.stream(accuracies).average().orElseThrow();
        double squares = Arrays.stream(accuracies)
                .map(accuracy -> (accuracy - mean) * (accuracy - mean))
                .sum();
        return Math.sqrt(squares / (accuracies.length - 1) / accuracies.length);
    }
}
