package org.convzoo.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.UserException;
import org.convzoo.data.LabelledImages;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.evaluation.Predictions;

/**
 * A trained network together with what its inputs and outputs mean, as {@code model.zip} keeps them. Not thread-safe;
 * whoever opens it closes it.
 */
public final class TrainedModel implements AutoCloseable {

    private static final String CONTRACT = "contract.json";
    private static final String LABELS = "labels.json";
    private static final String PROVENANCE = "provenance.json";

    private final Network network;
    private final ExecutionPlan plan;
    private final int workers;

    private TrainedModel(Network network, ExecutionPlan plan, int workers) {
        this.network = network;
        this.workers = workers;
        this.plan = plan;
    }

    static void save(Path file, Network network, Provenance provenance) {
        Map<String, Object> documents = new LinkedHashMap<>();
        documents.put(CONTRACT, network.contract());
        documents.put(LABELS, network.labels());
        documents.put(PROVENANCE, provenance);
        ModelArchive.write(file, network.graph(), documents);
    }

    /**
     * Opens the model of a run.
     *
     * @param environment variables that steer the native side
     * @throws UserException if the run has none yet, or its file is damaged
     */
    public static TrainedModel open(RunDirectory run, Map<String, String> environment) {
        Path file = run.model();
        if (!java.nio.file.Files.exists(file)) {
            throw UserException.failed("the run in " + run.path()
                    + " has no model.zip: it is not finished; go on with it: convzoo train --resume " + run.path());
        }
        NativeRuntime runtime = NativeRuntime.start(environment);
        ImageContract contract = ModelArchive.document(file, CONTRACT, ImageContract.class);
        List<String> labels = List.of(ModelArchive.document(file, LABELS, String[].class));
        Network network = new Network(ModelArchive.network(file), contract, labels);
        ExecutionPlan plan = Execution.forInference(environment).open(network.graph());
        return new TrainedModel(network, plan, runtime.threads());
    }

    /** Names of the classes, in the order of the outputs. */
    public List<String> labels() {
        return network.labels();
    }

    /**
     * The probability of every class for every image, {@code [N][K]}; labels of the images are not looked at.
     */
    public float[][] probabilities(LabelledImages images, int batchSize) {
        return new Predictor(plan, network.contract(), batchSize, workers).probabilities(images, labels().size());
    }

    /**
     * Predictions for labelled images.
     *
     * @param theirLabels what the images' labels count in; must be this model's
     * @throws UserException if they are not
     */
    public Predictions evaluate(LabelledImages images, List<String> theirLabels, int batchSize) {
        if (!theirLabels.equals(labels())) {
            throw UserException.failed("the images have " + theirLabels.size() + " classes " + shortened(theirLabels)
                    + ", the model knows " + labels().size() + ": " + shortened(labels())
                    + "; evaluate on images of the model's classes");
        }
        return new Predictor(plan, network.contract(), batchSize, workers).predictions(images, labels());
    }

    private static String shortened(List<String> names) {
        return names.size() <= 12
                ? names.toString()
                : "[" + String.join(", ", names.subList(0, 10)) + ", … " + names.get(names.size() - 1) + "]";
    }

    @Override
    public void close() {
        plan.close();
    }
}
