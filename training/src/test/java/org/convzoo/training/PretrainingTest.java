package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.training.EncodingLayers.EncodingLayer;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.weights.PublishedFile;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** The phase before the first epoch, in which layers learn one after the other without labels. */
class PretrainingTest {

    private static final String RUN = """
            name: pre-trained
            seed: 7
            model: {architecture: lenet5}
            data:
              source: {type: printedDigits, train: 100, validation: 40, test: 40}
              batchSize: 32
              splits: {labelled: 30}
            training:
              epochs: 2
              optimizer: {type: adam}
              pretraining: {epochs: 2, batchSize: 40}
            """;

    private static final int NEVER = Integer.MAX_VALUE;

    @TempDir
    private Path folder;

    /** Six steps a layer: within the first, at the end of the first, within an epoch after the second, of the last. */
    @ParameterizedTest
    @CsvSource({"lenet5, 2", "lenet5, 6", "lenet5, 11", "mlp, 3", "mlp, 17", "mlp, 18"})
    void aStoppedRunGoesOnToTheSameEnd(String network, int batches) {
        RunConfig config = config("model.architecture=" + network);
        Path whole = folder.resolve("whole");
        Experiment.start(config, whole, surroundings(new Listener(NEVER, NEVER)))
                .run();

        Path stopped = folder.resolve("stopped");
        assertThat(Experiment.start(config, stopped, surroundings(new Listener(batches, NEVER)))
                        .run())
                .isInstanceOf(RunOutcome.Stopped.class);
        Experiment.resume(stopped, surroundings(new Listener(NEVER, NEVER))).run();

        assertSame(stopped, whole);
    }

    @Test
    void aKilledRunGoesOnToTheSameEnd() {
        RunConfig config = config("training.pretraining.optimizer={type: sgd, learningRate: 0.1}");
        Path whole = folder.resolve("whole");
        Experiment.start(config, whole, surroundings(new Listener(NEVER, NEVER)))
                .run();

        Path killed = folder.resolve("killed");
        for (int batches : new int[] {5, 10}) {
            Surroundings ending = surroundings(new Listener(NEVER, batches));
            assertThatThrownBy(() -> (Files.exists(killed)
                                    ? Experiment.resume(killed, ending)
                                    : Experiment.start(config, killed, ending))
                            .run())
                    .isInstanceOf(Killed.class);
        }
        Experiment.resume(killed, surroundings(new Listener(NEVER, NEVER))).run();

        assertSame(killed, whole);
    }

    private static void assertSame(Path found, Path expected) {
        assertThat(ModelArchive.network(found.resolve("model.zip")).params())
                .isEqualTo(ModelArchive.network(expected.resolve("model.zip")).params());
        assertThat(errors(found)).isEqualTo(errors(expected));
    }

    /** Without the seconds. */
    private static List<String> errors(Path run) {
        try {
            return Files.readAllLines(run.resolve("pretraining.csv")).stream()
                    .map(line -> line.substring(0, line.lastIndexOf(',')))
                    .toList();
        } catch (java.io.IOException missing) {
            throw new AssertionError("a pre-trained run leaves pretraining.csv", missing);
        }
    }

    @Test
    void layersLearnOneAfterTheOtherFromAllImages() throws Exception {
        Listener listener = new Listener(NEVER, NEVER);
        Path run = folder.resolve("run");
        Experiment.start(config("model.architecture=mlp"), run, surroundings(listener))
                .run();

        assertThat(listener.epochs)
                .extracting(PretrainingEpoch::layer)
                .containsExactly("fc1", "fc1", "fc2", "fc2", "fc3", "fc3");
        for (int layer = 0; layer < 6; layer += 2) {
            assertThat(listener.epochs.get(layer + 1).reconstructionError())
                    .as(
                            "error of %s in its last epoch",
                            listener.epochs.get(layer).layer())
                    .isLessThan(listener.epochs.get(layer).reconstructionError());
        }
        assertThat(listener.batches).as("steps of 40 of 100 images").isEqualTo(3 * 2 * 3);
        assertThat(errors(run)).hasSize(7).first().isEqualTo("layer,epoch,reconstruction_error");
        assertThat(Files.readString(run.resolve("report.html")))
                .contains("Pre-trained")
                .contains("reconstruction error from the first epoch to the last: fc1 ");
    }

    @Test
    void labelsMakeNoDifference() {
        for (int labelled : new int[] {30, 60}) {
            Experiment.start(
                            config("data.splits.labelled=" + labelled),
                            folder.resolve(labelled + ""),
                            surroundings(new Listener(NEVER, NEVER)))
                    .run();
        }
        assertThat(errors(folder.resolve("60"))).isEqualTo(errors(folder.resolve("30")));
    }

    @Test
    void anEncoderBeginsAndEndsAsTheNetworksLayer() {
        ComputationGraph graph = graph("mlp");
        INDArray before = graph.getLayer("fc2").params().dup();
        EncodingLayer layer = layers("mlp", graph).found().get(1);
        try (Autoencoder autoencoder = Autoencoder.of(layer, graph, new Sgd(1), 3)) {
            assertThat(autoencoder.graph().numParams()).isEqualTo(2 * (500 * 500 + 500));
            assertThat(autoencoder.graph().getLayer("encoder").params()).isEqualTo(before);

            autoencoder.graph().getLayer("encoder").params().addi(1);
            autoencoder.copyEncoderInto(graph, layer.name());
        }
        assertThat(graph.getLayer("fc2").params()).isEqualTo(before.add(1));
        assertThat(graph.getLayer("fc3").params())
                .isEqualTo(graph("mlp").getLayer("fc3").params());
    }

    /** With all parameters 0 the decoder says 0 everywhere, so that the loss is the mean of the squares. */
    @ParameterizedTest
    @CsvSource({"mlp, 0", "lenet5, 0", "digit-cnn, 1"})
    void theLossIsTheMeanSquaredDifference(String network, int number) {
        ComputationGraph graph = graph(network);
        EncodingLayer layer = layers(network, graph).found().get(number);
        try (Autoencoder autoencoder = Autoencoder.of(layer, graph, new Sgd(1), 3)) {
            autoencoder.parameters().assign(0);
            INDArray restored =
                    Nd4j.createFromArray(new float[][] {{1, 0}, {0, 3}}).repeat(1, layer.values() / 2);
            long[] shape = layer.readsMaps()
                    ? new long[] {
                        2,
                        layer.map().getChannels(),
                        layer.map().getHeight(),
                        layer.map().getWidth()
                    }
                    : restored.shape();
            try (var plan = Execution.forInference(Map.of()).open(autoencoder.graph())) {
                assertThat(plan.step(restored.dup('c').reshape('c', shape), restored, 0.1, 1)
                                .loss())
                        .isCloseTo((0.5 + 4.5) / 2, within(1e-5));
            }
        }
    }

    @Test
    void layersThatCannotBeUndoneAreLeftOut() {
        ComputationGraph graph = graph("alexnet");
        assertThat(layers("alexnet", graph).found())
                .extracting(EncodingLayer::name)
                .containsExactly("conv3", "fc6", "fc7");
        assertThat(layers("alexnet", graph).leftOut()).containsExactly("conv1", "conv2", "conv4", "conv5");
    }

    @Test
    void aNetworkWithoutSuchLayersIsRefused() {
        RunConfig config = config("model={architecture: resnet20-cifar, input: 32x32x1}");
        Experiment run = Experiment.start(config, folder.resolve("run"), surroundings(new Listener(NEVER, NEVER)));
        assertThatThrownBy(run::run)
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("training.pretraining: no layer of this network can be pre-trained")
                .hasMessageEndingWith("leave pretraining out");
    }

    @Test
    void anErrorThatGrowsBeyondNumbersIsNamed() {
        RunConfig config = config("training.pretraining.optimizer={type: sgd, learningRate: 1e30}");
        Experiment run = Experiment.start(config, folder.resolve("run"), surroundings(new Listener(NEVER, NEVER)));
        assertThatThrownBy(run::run)
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("the reconstruction error of layer c1 became ")
                .hasMessageEndingWith("; try a smaller training.pretraining.optimizer.learningRate");
    }

    private static EncodingLayers layers(String network, ComputationGraph graph) {
        return EncodingLayers.of(graph, Zoo.named(network).defaultInput());
    }

    private static ComputationGraph graph(String network) {
        return GraphAssembler.assemble(Zoo.named(network).blueprint(), Learning.with(new Sgd(1)), 5);
    }

    private static RunConfig config(String setting) {
        return ConfigReader.readText(RUN, "run.yaml", List.of(setting));
    }

    private Surroundings surroundings(Listener listener) {
        return Surroundings.of(
                DataLocator.forConfig(null, Map.of("CONVZOO_DATA", folder.toString())),
                Map.of(),
                Clock.systemUTC(),
                listener,
                listener.stop,
                List.of());
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Raises the signal, or ends everything, after so many batches of pre-training. */
    private static final class Listener implements TrainingListener {
        private final StopSignal stop = new StopSignal();
        private final List<PretrainingEpoch> epochs = new ArrayList<>();
        private final int stopAfter;
        private final int killAfter;
        private int batches;

        Listener(int stopAfter, int killAfter) {
            this.stopAfter = stopAfter;
            this.killAfter = killAfter;
        }

        @Override
        public void pretrainingBatchDone(PretrainingProgress progress) {
            batches++;
            if (batches == stopAfter) {
                stop.raise();
            }
            if (batches == killAfter) {
                throw new Killed();
            }
        }

        @Override
        public void pretrainingEpochDone(PretrainingEpoch result, int ofLayer) {
            epochs.add(result);
        }

        @Override
        public void weightsArriving(PublishedFile file, long bytes, OptionalLong total) {}

        @Override
        public void weightsLoaded(List<String> account) {}

        @Override
        public void foldBegins(int fold, int folds) {}

        @Override
        public void started(RunPlan plan) {}

        @Override
        public void batchDone(BatchProgress progress) {}

        @Override
        public void epochDone(EpochResult result, int ofRun, boolean best) {}
    }
}
