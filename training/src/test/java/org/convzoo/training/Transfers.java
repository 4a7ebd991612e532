package org.convzoo.training;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.blueprint.Blueprint;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/** Small networks that learn a second task. */
final class Transfers {

    /** A residual network of nine blocks, the last ones conv4_2 and conv4_3, for images of 16 pixels. */
    static final String NETWORK = "resnet20-cifar";

    static final ImageSize INPUT = new ImageSize(16, 16, 3);

    private Transfers() {}

    /** A run of that network; its phases follow, each a line that begins with {@code "    - "}. */
    static String run(Path weights) {
        return """
                name: transfer
                seed: 7
                model: {architecture: %s, input: %s, weights: {file: %s}}
                data:
                  source: {type: printedDigits, train: 64, validation: 32, test: 32}
                  batchSize: 16
                transfer:
                  head: linear
                  cache: {type: memory}
                  phases:
                """.formatted(NETWORK, INPUT, weights);
    }

    static RunConfig read(String yaml, String... settings) {
        return ConfigReader.readText(yaml, "run.yaml", List.of(settings));
    }

    /** A file of weights as somebody might have trained them: no normalization is what it began as. */
    static Path weights(Path folder) {
        return weights(folder.resolve("weights.zip"), NETWORK, INPUT, 5);
    }

    /** The same of another network. */
    static Path weights(Path file, String architecture, ImageSize input, int classes) {
        Blueprint network =
                Zoo.named(architecture).blueprint(ModelConfig.of(architecture).withInput(input), classes);
        ComputationGraph graph = GraphAssembler.assemble(network, Learning.with(new NoOp()), 3);
        Nd4j.getRandom().setSeed(11);
        graph.params().addi(Nd4j.rand(graph.params().shape()).subi(0.5).muli(0.02));
        // the statistics are not those of images, so that nine blocks' outputs would grow out of bounds
        graph.paramTable().forEach((name, values) -> values.muli(name.endsWith("_gamma") ? 0.4 : 1));
        ModelArchive.write(file, graph, Map.of());
        return file;
    }

    static RunOutcome start(RunConfig config, Path run, TrainingListener listener, StopSignal stop) {
        return Experiment.start(config, run, around(run.getParent(), listener, stop))
                .run();
    }

    /** Trains to the end. */
    static RunOutcome.Finished train(RunConfig config, Path run) {
        StopSignal never = new StopSignal();
        return (RunOutcome.Finished) start(config, run, new TransferListener(never), never);
    }

    static RunOutcome resume(Path run, TrainingListener listener, StopSignal stop) {
        return Experiment.resume(run, around(run.getParent(), listener, stop)).run();
    }

    static Surroundings around(Path folder, TrainingListener listener, StopSignal stop) {
        return Surroundings.of(
                DataLocator.forConfig(null, Map.of("CONVZOO_DATA", folder.toString())),
                Map.of(),
                Clock.systemUTC(),
                listener,
                stop,
                List.of());
    }

    /** The parameters of a saved network, statistics included, by {@code layer_key}. */
    static Map<String, INDArray> parameters(Path model) {
        return new TreeMap<>(ModelArchive.network(model).paramTable());
    }

    static INDArray flat(Path model) {
        return ModelArchive.network(model).params();
    }

    static List<EpochResult> withoutTimes(TrainingHistory history) {
        return history.epochs().stream()
                .map(result -> new EpochResult(
                        result.epoch(),
                        result.learningRate(),
                        result.trainLoss(),
                        result.trainAccuracy(),
                        result.validationLoss(),
                        result.validationAccuracy(),
                        0,
                        0))
                .toList();
    }
}
