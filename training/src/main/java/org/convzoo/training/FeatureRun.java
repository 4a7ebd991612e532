package org.convzoo.training;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.convzoo.configs.FeatureExport;
import org.convzoo.configs.FeaturePooling;
import org.convzoo.configs.FeaturesConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.data.DataSplits;
import org.convzoo.data.DataSplits.Split;
import org.convzoo.data.Selection;
import org.convzoo.data.TestTimeAugmentation;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.evaluation.EvaluationReport;
import org.convzoo.evaluation.FeatureSweep;
import org.convzoo.evaluation.Predictions;
import org.convzoo.evaluation.RunCosts;
import org.convzoo.evaluation.TrainingPhases;
import org.convzoo.training.features.FeatureCache;
import org.convzoo.training.features.FeatureHead;
import org.convzoo.training.features.FeatureLearning;
import org.convzoo.training.features.FeatureShapes;
import org.convzoo.training.features.FrozenBody;
import org.convzoo.training.features.PooledLayer;
import org.convzoo.training.features.PooledRows;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The part of a run that trains a classifier on what a layer of its network puts out. */
final class FeatureRun {

    private final FeatureExperiment whole;
    private final RunConfig config;
    private final FeaturesConfig features;
    private final Network network;
    private final DataSplits splits;
    private final RunDirectory directory;
    private final Execution execution;
    private final BadImageList badImages;
    private final Surroundings surroundings;
    private final FeatureCache cache;
    private final FeatureSweep sweep;
    private final FeatureDocument document;
    private final PooledLayer pooled;

    /**
     * @param whole the run that this is of, as its file has it
     * @param config with one layer and one pooling
     * @param sweep what these were chosen from
     */
    FeatureRun(
            FeatureExperiment whole, RunConfig config, StartingNetwork start, FeatureCache cache, FeatureSweep sweep) {
        this.whole = whole;
        this.config = config;
        this.features = Objects.requireNonNull(config.features());
        this.network = start.network();
        this.splits = whole.splits();
        this.directory = whole.directory();
        this.execution = whole.execution();
        this.badImages = whole.badImages();
        this.surroundings = whole.surroundings();
        this.cache = cache;
        this.sweep = sweep;
        String named = features.firstLayer();
        String layer = named == null ? start.blueprint().features() : named;
        FeaturePooling pooling = features.pooling().get(0);
        this.document = new FeatureDocument(layer, pooling);
        this.pooled = new PooledLayer(
                pooling, FeatureShapes.of(network.graph(), network.contract().input(), layer));
    }

    /**
     * Learns and tests.
     *
     * @throws CancellationException if the run is to stop
     */
    RunOutcome run(CostMeter meter) {
        Learned learned = learn();
        meter.learned(cache.hadAll());
        TestResult result;
        InferenceTime image;
        try (ExecutionPlan plan = execution.inFloat32().open(network.graph());
                PooledRows rows = rows(execution.inFloat32(), plan, List.of(Split.TEST))) {
            result = new TestResult((Selection) rows.images(), predictions(learned.head(), rows));
            export(rows, "test");
            image = imageTime(learned.head(), plan, result.images());
        }
        return finish(learned, meter, result, image);
    }

    /** As a new image takes, which goes through the network first. */
    private InferenceTime imageTime(FeatureHead head, ExecutionPlan plan, Selection images) {
        int batchSize = config.data().batchSize();
        Predictor predictor = new Predictor(
                        new FeatureOutputs(plan, document.layer(), pooled).classifiedBy(head),
                        network.contract(),
                        batchSize,
                        surroundings.workers(),
                        TestTimeAugmentation.NONE,
                        badImages.in("test"))
                .until(surroundings.stop());
        return InferenceTime.of(predictor, images, batchSize, head.classes().size());
    }

    /**
     * What was trained.
     *
     * @param images that it learned from
     * @param validationAccuracy on images that it did not learn from; null if it learned from all
     */
    record Learned(FeatureHead head, int images, @Nullable Double validationAccuracy) {}

    /** Where parts of the images are left out in turn, none of them need be held out for good. */
    private Learned learn() {
        boolean holdsOut = sweep.isEmpty()
                && !features.classifier().usesFolds()
                && splits.validation().size() > 0;
        try (ExecutionPlan plan = execution.open(network.graph())) {
            FeatureHead head;
            int images;
            try (PooledRows rows = rows(execution, plan, whole.learnedFrom(holdsOut))) {
                export(rows, "train");
                head = FeatureLearning.find().learn(features.classifier(), rows, config.seed());
                images = rows.images().size();
            }
            if (!holdsOut) {
                return new Learned(head, images, null);
            }
            try (PooledRows rows = rows(execution, plan, List.of(Split.VALIDATION))) {
                export(rows, "validation");
                Predictions predictions = predictions(head, rows);
                return new Learned(
                        head, images, EvaluationReport.of(predictions).accuracy());
            }
        }
    }

    /** @throws CancellationException if the run is to stop */
    private PooledRows rows(Execution how, ExecutionPlan plan, List<Split> wanted) {
        FrozenBody body = new FrozenBody(network.graph(), plan, how.precision(), network.contract());
        FeatureSource source = new FeatureSource(document.layer(), pooled);
        return new RunFeatures(
                        body, List.of(source), cache, splits, config.data().batchSize(), badImages, surroundings)
                .of(wanted)
                .of(source);
    }

    /** Writes the files for other programs that the configuration asks for. */
    private void export(PooledRows rows, String part) {
        for (FeatureExport kind : features.export()) {
            FeatureLearning.find().export(rows, kind, directory.features(part));
        }
    }

    private static Predictions predictions(FeatureHead head, PooledRows rows) {
        return new Predictions(
                head.classes(),
                IntStream.range(0, rows.images().size())
                        .mapToObj(rows.images()::id)
                        .toList(),
                rows.labels(),
                FeatureOutputs.inSinglePrecision(head.probabilities(rows.matrix())));
    }

    private RunOutcome finish(Learned learned, CostMeter meter, TestResult result, InferenceTime image) {
        EvaluationReport evaluation = EvaluationReport.of(result.predictions());
        Provenance provenance = Provenance.read(directory.provenance());
        writeIntoNetwork(learned.head());
        TrainedModel.save(directory.model(), network, document, learned.head(), provenance);
        RunCosts costs = meter.costs(directory.model(), network.graph().numParams(), image);
        PredictionTable.of(result.predictions(), result.images(), surroundings.workers())
                .write(directory.path(), splits.labels());
        new FeatureReports(
                        whole.config(), document, pooled, learned, costs, sweep, splits, provenance, badImages.notes())
                .write(directory, evaluation, result.images());
        return new RunOutcome.Finished(
                directory, TrainingHistory.empty(), TrainingPhases.none(), evaluation, badImages.images());
    }

    /**
     * Makes the network's own outputs those of the classifier, for other programs that open the archive; zeros, which tell
     * no class from another, where layers cannot say the same.
     */
    private void writeIntoNetwork(FeatureHead head) {
        ComputationGraph graph = network.graph();
        Layer classifier =
                graph.getLayer(graph.getConfiguration().getNetworkOutputs().get(0));
        Optional<FeatureHead.LinearLayer> layer = document.isOfLayers() ? head.asLayer() : Optional.empty();
        Map<String, INDArray> parameters = classifier.paramTable(false);
        parameters.values().forEach(array -> array.assign(0));
        layer.ifPresent(linear -> {
            try (var weights = Nd4j.createFromArray(linear.weights());
                    var biases = Nd4j.createFromArray(linear.biases())) {
                parameters.get("W").assign(weights.transpose());
                parameters.get("b").assign(biases);
            }
        });
    }
}
