package org.convzoo.training;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.FeatureCacheConfig;
import org.convzoo.configs.FeaturePooling;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits;
import org.convzoo.data.DataSplits.Split;
import org.convzoo.data.EpochOrder;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.Selection;
import org.convzoo.data.TestTimeAugmentation;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.Precision;
import org.convzoo.evaluation.Predictions;
import org.convzoo.training.FeatureDocument.Classifier;
import org.convzoo.training.features.FeatureCache;
import org.convzoo.training.features.FeatureShapes;
import org.convzoo.training.features.FrozenBody;
import org.convzoo.training.features.PooledLayer;
import org.convzoo.training.features.PooledRows;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Looks at what a run's classifier sees of images: the features that it learned from, else what goes into the last layer of
 * its network that has weights.
 */
public final class FeatureObserver {

    private final RunDirectory run;
    private final Surroundings surroundings;
    private final RunConfig config;
    private final ComputationGraph graph;
    private final ModelDocuments documents;
    private final Optional<Classifier> classifier;
    private final String layer;
    private final PooledLayer pooled;

    /** @throws UserException if the run has no model yet, or its file is damaged */
    public FeatureObserver(RunDirectory run, Surroundings surroundings) {
        this.run = run;
        this.surroundings = surroundings;
        this.config = ConfigReader.read(run.config(), List.of());
        this.graph = ModelArchive.network(run.model());
        this.documents = ModelDocuments.read(run.model(), graph.getConfiguration());
        this.classifier = FeatureDocument.of(run.model(), graph, documents);
        this.layer = classifier.map(Classifier::layer).orElseGet(this::seenByTheLast);
        this.pooled = classifier
                .map(Classifier::pooled)
                .orElseGet(() -> new PooledLayer(
                        FeaturePooling.AVERAGE,
                        FeatureShapes.of(graph, documents.contract().input(), layer)));
    }

    /** What goes into the last vertex with weights on the way to the network's output. */
    private String seenByTheLast() {
        Map<String, List<String>> inputs = graph.getConfiguration().getVertexInputs();
        String vertex = graph.getConfiguration().getNetworkOutputs().get(0);
        while (graph.getVertex(vertex).numParams() == 0
                && inputs.containsKey(inputs.get(vertex).get(0))) {
            vertex = inputs.get(vertex).get(0);
        }
        String seen = inputs.get(vertex).get(0);
        if (!inputs.containsKey(seen)) {
            throw UserException.failed("the network of " + run.path() + " has a single layer, which sees the images"
                    + " themselves; there are no features between");
        }
        return seen;
    }

    /**
     * Looks at images of the run.
     *
     * @param most of them; of more, some are drawn by the run's seed
     * @return empty if the stop signal was raised
     * @throws UserException if the images are not those of the run's classes, or none can be read
     */
    public Optional<ObservedFeatures> observe(Split split, int most) {
        try (DataSplits splits = surroundings.openForTest(
                        config.data().withBackground(documents.contract().background()), config.seed());
                ExecutionPlan plan =
                        Execution.forInference(surroundings.environment()).open(graph)) {
            BadImageList.refuseBeforehand(config.data(), splits);
            SignalFit.check(documents.contract(), splits);
            if (!splits.labels().equals(documents.labels())) {
                throw UserException.failed("the images of " + run.path() + " have the classes " + splits.labels()
                        + " by now, its model knows " + documents.labels());
            }
            BadImageList badImages = BadImageList.of(config.data(), splits, surroundings.listener()::imageLeftOut);
            LabelledImages all = splits.images(split);
            LabelledImages some = drawn(all, most);
            List<String> notes = new ArrayList<>();
            if (some.size() < all.size()) {
                notes.add(String.format(Locale.ROOT, "%,d of %,d images, drawn at random.", some.size(), all.size()));
            }
            return Optional.of(
                    some == all && classifier.isPresent()
                            ? kept(split, splits, plan, badImages, notes)
                            : computed(some, split, splits, plan, badImages, notes));
        } catch (CancellationException stopped) {
            return Optional.empty();
        }
    }

    private LabelledImages drawn(LabelledImages all, int most) {
        if (all.size() <= most) {
            return all;
        }
        int[] drawn = Arrays.copyOf(EpochOrder.shuffled(all.size(), config.seed(), 0), most);
        Arrays.sort(drawn);
        return new Selection(all, drawn);
    }

    /** Features that the run has kept need not be computed again. */
    private ObservedFeatures kept(
            Split split, DataSplits splits, ExecutionPlan plan, BadImageList badImages, List<String> notes) {
        FeatureCacheConfig cache = config.features() == null
                ? new FeatureCacheConfig.None()
                : config.features().cache();
        try (FeatureCache features = FeatureCache.open(
                cache, surroundings.locator(), surroundings.clock(), PhaseFeatures.told(surroundings.listener()))) {
            FrozenBody body = new FrozenBody(graph, plan, Precision.FLOAT32, documents.contract());
            FeatureSource source = new FeatureSource(layer, pooled);
            PooledRows rows = new RunFeatures(
                            body,
                            List.of(source),
                            features,
                            splits,
                            config.data().batchSize(),
                            badImages,
                            surroundings)
                    .of(List.of(split))
                    .of(source);
            return observed(
                    rows,
                    FeatureOutputs.inSinglePrecision(
                            classifier.orElseThrow().head().probabilities(rows.matrix())),
                    split,
                    splits,
                    badImages,
                    notes);
        }
    }

    /** Rows are the features with the probabilities behind them. */
    private ObservedFeatures computed(
            LabelledImages images,
            Split split,
            DataSplits splits,
            ExecutionPlan plan,
            BadImageList badImages,
            List<String> notes) {
        PooledRows.requireComputed(images.size(), pooled.features());
        @Nullable
        float[][] both = new Predictor(
                        outputs(plan),
                        documents.contract(),
                        config.data().batchSize(),
                        surroundings.workers(),
                        TestTimeAugmentation.NONE,
                        badImages.in(RunFeatures.name(split)))
                .until(surroundings.stop())
                .probabilities(images, splits.labels().size());
        List<float[]> probabilities = new ArrayList<>();
        PooledRows rows = PooledRows.of(images, splits.labels(), pooled.features(), index -> {
            float[] row = both[index];
            if (row == null) {
                return null;
            }
            probabilities.add(Arrays.copyOfRange(row, pooled.features(), row.length));
            return Arrays.copyOf(row, pooled.features());
        });
        return observed(rows, probabilities.toArray(float[][]::new), split, splits, badImages, notes);
    }

    private BatchOutputs outputs(ExecutionPlan plan) {
        if (classifier.isPresent()) {
            FeatureOutputs features = new FeatureOutputs(plan, layer, pooled);
            return images -> {
                float[][] rows = features.of(images);
                return joined(
                        rows, FeatureOutputs.probabilities(classifier.get().head(), rows));
            };
        }
        List<String> wanted =
                List.of(layer, graph.getConfiguration().getNetworkOutputs().get(0));
        return images -> {
            List<INDArray> both = plan.activations(images, wanted);
            float[][] probabilities = both.get(1).toFloatMatrix();
            FloatBuffer maps = both.get(0).data().asNioFloat();
            float[][] rows = new float[probabilities.length][];
            for (int row = 0; row < rows.length; row++) {
                rows[row] = pooled.pool(maps.position(row * pooled.outputs()));
            }
            return joined(rows, probabilities);
        };
    }

    private static float[][] joined(float[][] left, float[][] right) {
        float[][] joined = new float[left.length][];
        for (int row = 0; row < left.length; row++) {
            joined[row] = Arrays.copyOf(left[row], left[row].length + right[row].length);
            System.arraycopy(right[row], 0, joined[row], left[row].length, right[row].length);
        }
        return joined;
    }

    private ObservedFeatures observed(
            PooledRows rows,
            float[][] probabilities,
            Split split,
            DataSplits splits,
            BadImageList badImages,
            List<String> notes) {
        notes.addAll(badImages.notes());
        Predictions predictions = new Predictions(splits.labels(), rows.paths(), rows.labels(), probabilities);
        String words = TestImages.inWords(split) + " of " + splits.description();
        return new ObservedFeatures(rows, predictions, layer, pooled, words, notes);
    }
}
