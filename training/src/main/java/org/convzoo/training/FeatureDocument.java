package org.convzoo.training;

import java.nio.file.Path;
import java.util.Optional;
import org.convzoo.configs.FeaturePooling;
import org.convzoo.configs.UserException;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.training.features.FeatureHead;
import org.convzoo.training.features.FeatureLearning;
import org.convzoo.training.features.FeatureShapes;
import org.convzoo.training.features.PooledLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * What an archive says of a classifier that takes the place of its network's outputs.
 *
 * @param layer of the network whose outputs it sees
 * @param pooling of these
 */
record FeatureDocument(String layer, FeaturePooling pooling) {

    static final String NAME = "features.json";
    static final String CLASSIFIER = "classifier.bin";

    /**
     * What the model in an archive makes of images.
     *
     * @param graph of the archive, run by the plan
     * @param documents of the archive
     * @throws UserException if its classifier is damaged or that of another network
     */
    static BatchOutputs outputs(Path file, ComputationGraph graph, ModelDocuments documents, ExecutionPlan plan) {
        return of(file, graph, documents)
                .map(own -> new FeatureOutputs(plan, own.layer(), own.pooled()).classifiedBy(own.head()))
                .orElseGet(() -> BatchOutputs.of(plan));
    }

    /**
     * A classifier and what it sees.
     *
     * @param layer whose outputs these are
     * @param pooled how they become rows
     */
    record Classifier(FeatureHead head, String layer, PooledLayer pooled) {}

    /**
     * The classifier in an archive; empty if it has none beside its network.
     *
     * @param graph of the archive
     * @throws UserException if it is damaged or that of another network
     */
    static Optional<Classifier> of(Path file, ComputationGraph graph, ModelDocuments documents) {
        if (!ModelArchive.has(file, NAME)) {
            return Optional.empty();
        }
        FeatureDocument own = ModelArchive.document(file, NAME, FeatureDocument.class);
        FeatureHead head = ModelArchive.content(file, CLASSIFIER, FeatureLearning.find()::read);
        if (!head.classes().equals(documents.labels())) {
            throw other(
                    file, "its classifier tells " + head.classes() + " apart, its labels are " + documents.labels());
        }
        PooledLayer pooled = own.pooled(graph, documents)
                .orElseThrow(
                        () -> other(file, "its network has no layer " + own.layer + ", whose features it is to see"));
        if (head.features() != pooled.features()) {
            throw other(
                    file,
                    "its classifier takes " + head.features() + " features, its network's layer " + own.layer
                            + " gives " + pooled.features());
        }
        return Optional.of(new Classifier(head, own.layer, pooled));
    }

    /** Whether layers of a network compute such features. */
    boolean isOfLayers() {
        return pooling != FeaturePooling.GEM;
    }

    private Optional<PooledLayer> pooled(ComputationGraph graph, ModelDocuments documents) {
        if (!graph.getConfiguration().getVertices().containsKey(layer)) {
            return Optional.empty();
        }
        return Optional.of(new PooledLayer(
                pooling, FeatureShapes.of(graph, documents.contract().input(), layer)));
    }

    private static UserException other(Path file, String reason) {
        return UserException.failed(file + " is damaged: " + reason + "; " + ModelArchive.OTHER_FILE);
    }
}
