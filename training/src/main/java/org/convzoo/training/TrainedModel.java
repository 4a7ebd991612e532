package org.convzoo.training;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.Nearest;
import org.convzoo.configs.UserException;
import org.convzoo.data.BadImages;
import org.convzoo.data.ImagePreparation;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;
import org.convzoo.data.TestTimeAugmentation;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.Momentum;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.training.ImagePrediction.ClassProbability;
import org.convzoo.training.features.FeatureHead;
import org.convzoo.zoo.loading.PretrainedNetwork;
import org.convzoo.zoo.loading.WeightFile;
import org.convzoo.zoo.weights.LabelSet;
import org.convzoo.zoo.weights.Labels;
import org.convzoo.zoo.weights.PublishedWeights;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A trained network together with what its inputs and outputs mean: of a run, as {@code model.zip} keeps them, or with
 * weights that others have published. Not thread-safe; whoever opens it closes it.
 */
public final class TrainedModel implements AutoCloseable {

    private static final String PROVENANCE = "provenance.json";

    private final String description;
    private final ComputationGraph graph;
    private final List<String> account;
    private final ImageContract contract;
    private final Labels labels;
    private final List<String> names;
    private final ExecutionPlan plan;
    private final BatchOutputs outputs;
    private final int workers;

    private TrainedModel(
            String description,
            ComputationGraph graph,
            List<String> account,
            ImageContract contract,
            Labels labels,
            ExecutionPlan plan,
            BatchOutputs outputs,
            int workers) {
        this.description = description;
        this.graph = graph;
        this.account = List.copyOf(account);
        this.contract = contract;
        this.labels = labels;
        this.names = labels.names();
        this.workers = workers;
        this.plan = plan;
        this.outputs = outputs;
    }

    /** Writes a network that is trained no further: velocities become those of the updater that the file names. */
    static void save(Path file, Network network, Provenance provenance) {
        Momentum.makeStatePortable(network.graph());
        ModelArchive.write(file, network.graph(), documents(network, provenance));
    }

    /** Writes a network whose outputs are a classifier's of what one of its layers puts out. */
    static void save(Path file, Network network, FeatureDocument features, FeatureHead head, Provenance provenance) {
        ByteArrayOutputStream classifier = new ByteArrayOutputStream();
        try {
            head.write(classifier);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Map<String, Object> documents = documents(network, provenance);
        documents.put(FeatureDocument.NAME, features);
        ModelArchive.write(file, network.graph(), documents, FeatureDocument.CLASSIFIER, classifier.toByteArray());
    }

    private static Map<String, Object> documents(Network network, Provenance provenance) {
        Map<String, Object> documents = new LinkedHashMap<>();
        documents.put(ModelDocuments.CONTRACT, network.contract());
        documents.put(ModelDocuments.LABELS, network.labels());
        documents.put(PROVENANCE, provenance);
        return documents;
    }

    /**
     * Opens the model of a run.
     *
     * @param environment variables that steer the native side
     * @throws UserException if the run has none yet, or its file is damaged
     */
    public static TrainedModel open(RunDirectory run, Map<String, String> environment) {
        return open(new SavedModel(run.path(), run.model(), Optional.of(run)), environment);
    }

    /**
     * Opens a model of this project's.
     *
     * @param environment variables that steer the native side
     * @throws UserException if it is of a run that has none yet, or its file is damaged or another program's
     */
    public static TrainedModel open(SavedModel saved, Map<String, String> environment) {
        Path file = saved.archive();
        if (!Files.exists(file)) {
            throw UserException.failed("the run in " + saved.path()
                    + " has no model.zip: it is not finished; go on with it: convzoo train --resume " + saved.path());
        }
        NativeRuntime runtime = NativeRuntime.start(environment);
        ComputationGraph graph = ModelArchive.network(file);
        ModelDocuments documents = ModelDocuments.read(file, graph.getConfiguration());
        ExecutionPlan plan = Execution.forInference(environment).open(graph);
        try {
            return new TrainedModel(
                    saved.path().toString(),
                    graph,
                    List.of(),
                    documents.contract(),
                    LabelSet.known(documents.labels()),
                    plan,
                    FeatureDocument.outputs(file, graph, documents, plan),
                    runtime.threads());
        } catch (RuntimeException unfit) {
            plan.close();
            throw unfit;
        }
    }

    /**
     * Opens a network with weights that need no training.
     *
     * @param model the network
     * @param weights that it is to have
     * @param environment variables that steer the native side
     * @throws UserException if the file cannot be read, holds another network or no classifier
     */
    public static TrainedModel open(ModelConfig model, WeightFile weights, Map<String, String> environment) {
        NativeRuntime runtime = NativeRuntime.start(environment);
        PretrainedNetwork network = PretrainedNetwork.load(model, weights);
        ExecutionPlan plan = Execution.forInference(environment).open(network.graph());
        return new TrainedModel(
                model.architecture() + " with "
                        + weights.published()
                                .map(PublishedWeights::name)
                                .orElse(String.valueOf(weights.path().getFileName())),
                network.graph(),
                network.account(),
                network.contract(),
                network.labels(),
                plan,
                BatchOutputs.of(plan),
                runtime.threads());
    }

    /** What was loaded, and how the meaning of its images and classes is known: a sentence each; of a run none. */
    public List<String> account() {
        return account;
    }

    /**
     * Asks about images, many at a time; those that cannot be read are reported and the others go on.
     *
     * @param top classes to name for each
     * @param views in which each image is seen; the probabilities are averaged
     * @param answers is told of every image, in their order, batch by batch
     */
    public void predict(
            List<UnlabelledImage> images,
            int top,
            int batchSize,
            TestTimeAugmentation views,
            Consumer<ImagePrediction> answers) {
        UnlabelledImages batches = new UnlabelledImages(images, contract);
        new Predictor(outputs, contract, batchSize, workers, views, BadImages.REFUSED)
                .predict(batches, names.size(), (index, probabilities) -> {
                    String failure = batches.failure(index);
                    answers.accept(new ImagePrediction(
                            batches.id(index), failure == null ? likeliest(probabilities, top) : List.of(), failure));
                });
    }

    /**
     * Asks about one image in a file.
     *
     * @return all classes, the likeliest first
     * @throws UserException if it cannot be read
     */
    public List<ClassProbability> predict(Path image) {
        return predict(UnlabelledImage.file(image));
    }

    /** Asks about one image in memory: all classes, the likeliest first. */
    public List<ClassProbability> predict(BufferedImage image) {
        return predict(UnlabelledImage.of(image));
    }

    private List<ClassProbability> predict(UnlabelledImage image) {
        List<ImagePrediction> answer = new ArrayList<>(1);
        predict(List.of(image), names.size(), 1, TestTimeAugmentation.NONE, answer::add);
        ImagePrediction prediction = answer.get(0);
        if (prediction.failure() != null) {
            throw UserException.failed(prediction.failure());
        }
        return prediction.likeliest();
    }

    /**
     * What a layer makes of an image.
     *
     * @param layer a vertex of {@link #graph}, as {@code convzoo zoo describe} names it
     * @return {@code [C, H, W]} of a map, {@code [F]} of a vector, the caller's own
     * @throws UserException if there is no such layer
     */
    public INDArray activations(BufferedImage image, String layer) {
        List<String> layers = graph.getConfiguration().getTopologicalOrderStr().stream()
                .filter(name -> !graph.getConfiguration().getNetworkInputs().contains(name))
                .toList();
        if (!layers.contains(layer)) {
            throw UserException.wrongUsage("the network has no layer " + layer + Nearest.question(layer, layers)
                    + "; it has " + String.join(", ", layers));
        }
        ImageSize input = contract.input();
        float[] prepared = new float[input.channels() * input.height() * input.width()];
        new ImagePreparation(contract).into(RawImage.of(image, contract.background()), prepared, 0);
        long[] shape = {1, input.channels(), input.height(), input.width()};
        try (INDArray one = Nd4j.create(prepared, shape, 'c')) {
            INDArray output = plan.activations(one, List.of(layer)).get(0);
            return output.dup().reshape(Arrays.copyOfRange(output.shape(), 1, output.rank()));
        }
    }

    /** The network as stock Deeplearning4j knows it, to be looked at: predictions are made with these very parameters. */
    public ComputationGraph graph() {
        return graph;
    }

    /** What it expects of an image. */
    public ImageContract contract() {
        return contract;
    }

    private List<ClassProbability> likeliest(float[] probabilities, int top) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer index) -> probabilities[index])
                        .reversed())
                .limit(top)
                .map(index -> new ClassProbability(
                        names.get(index), labels.classes().get(index).id(), index, probabilities[index]))
                .toList();
    }

    /** What the network says about images whose classes are its own, in its own order. */
    TestResult test(LabelledImages images, int batchSize, BadImages badImages) {
        return new Predictor(outputs, contract, batchSize, workers, TestTimeAugmentation.NONE, badImages)
                .test(images, names);
    }

    /** The same images as the network expects them, where they are transparent. */
    TestImages prepared(TestImages images) {
        return images.on(contract.background());
    }

    /** The names of its classes, in the order of its outputs. */
    public List<String> labels() {
        return names;
    }

    /**
     * Tests the network.
     *
     * @param views in which each image is seen; the probabilities are averaged
     * @throws UserException if the images' classes are no classes of the network
     */
    public Evaluation evaluate(TestImages images, TestTimeAugmentation views) {
        return new ModelEvaluation(description, account, contract, labels, outputs, workers).of(images, views);
    }

    @Override
    public void close() {
        plan.close();
    }
}
