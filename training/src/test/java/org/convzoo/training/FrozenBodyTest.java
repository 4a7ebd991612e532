package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.convzoo.configs.RunConfig;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Layers that do not learn stay as they are, to the bit, with the statistics of their normalizations. */
class FrozenBodyTest {

    /** The second phase sees its images through layers that are frozen but not kept. */
    private static final String PHASES = """
                - {name: warm-up, train: head, epochs: 2, %1$s}
                - {name: deeper, train: last 2 blocks, epochs: 2, augmentation: [horizontalFlip], %1$s}
            """;

    @TempDir
    private static Path folder;

    private static Path weights;

    @BeforeAll
    static void makeWeights() {
        weights = Transfers.weights(folder);
    }

    private static Path newRun() {
        return folder.resolve("run" + folder.toFile().list().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optimizer: {type: momentum, learningRate: 0.02}, l2: 0.1, decayBiasesAndNorms: true",
                "optimizer: {type: adamw, learningRate: 0.01}, weightDecay: 0.5, averaging: {type: ema, decay: 0.9}",
                "optimizer: {type: sgd, learningRate: 0.02}, averaging: {type: swa, startEpoch: 2}",
                "optimizer: {type: adam, learningRate: 0.01}, layerwiseDecay: 0.5, accumulateBatches: 2",
            })
    void staysAsItIsWhateverTheRecipe(String recipe) {
        String phases = recipe.contains("layerwiseDecay")
                ? PHASES.formatted(recipe).replaceFirst("layerwiseDecay: 0.5, ", "")
                : PHASES.formatted(recipe);
        assertLastTwoBlocksAloneLearn(phases, "engine=auto");
    }

    @Test
    void staysAsItIsOnDeeplearning4jsRoad() {
        assertLastTwoBlocksAloneLearn(
                PHASES.formatted("optimizer: {type: momentum, learningRate: 0.02}, l2: 0.1, weightDecay: 0.1,"
                        + " averaging: {type: swa, startEpoch: 2}"),
                "engine=dl4j");
    }

    private static void assertLastTwoBlocksAloneLearn(String phases, String engine) {
        Path run = newRun();
        Transfers.train(Transfers.read(Transfers.run(weights) + phases, engine), run);

        assertThat(changed(run, name -> !name.startsWith("head_")))
                .as("layers of the body that are others than in the weights")
                .isNotEmpty()
                .allMatch(layer -> layer.startsWith("conv4_2_") || layer.startsWith("conv4_3_"), "is of the last two");
    }

    /** Names of layers of the last state whose parameters or statistics are not those of the weights. */
    private static Set<String> changed(Path run, Predicate<String> wanted) {
        Map<String, INDArray> before = Transfers.parameters(weights);
        Map<String, INDArray> after = Transfers.parameters(run.resolve("checkpoints/last.zip"));
        return after.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .map(entry -> entry.getKey())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void normalizationsThatLearnMoveTheirStatistics() {
        Path run = newRun();
        Transfers.train(
                Transfers.read(Transfers.run(weights)
                        + "    - {name: all, train: all, epochs: 1, optimizer: {type: sgd, learningRate: 0.001}}\n"),
                run);

        assertThat(changed(run, name -> name.endsWith("_mean")))
                .hasSize((int) Transfers.parameters(weights).keySet().stream()
                        .filter(name -> name.endsWith("_mean"))
                        .count());
    }

    @Test
    void stockDeeplearning4jOpensANetworkWithoutFrozenLayers() throws IOException {
        Path run = newRun();
        Transfers.train(
                Transfers.read(
                        Transfers.run(weights) + PHASES.formatted("optimizer: {type: momentum, learningRate: 0.02}")),
                run);

        ComputationGraph stock =
                ModelSerializer.restoreComputationGraph(run.resolve("model.zip").toFile(), true);

        List<String> frozen = new ArrayList<>();
        stock.getConfiguration().getVertices().forEach((name, vertex) -> {
            if (vertex instanceof LayerVertex layer && layer.getLayerConf().getLayer() instanceof FrozenLayer) {
                frozen.add(name);
            }
        });
        assertThat(frozen).isEmpty();
        assertThat(stock.params()).isEqualTo(Transfers.flat(run.resolve("model.zip")));
        assertThat(stock.getConfiguration().getNetworkOutputs()).containsExactly("head_classifier");
    }

    @Test
    void theHistoryTellsThePhaseOfEachEpoch() throws IOException {
        Path run = newRun();
        RunConfig config = Transfers.read(
                Transfers.run(weights) + PHASES.formatted("optimizer: {type: momentum, learningRate: 0.02}"),
                "transfer.phases.0.name=the \"new\" head");
        Transfers.train(config, run);

        assertThat(Files.readAllLines(run.resolve("history.csv")).stream()
                        .map(line -> line.replaceFirst("^([^,]*,[^,]*,).*", "$1")))
                .containsExactly(
                        "phase,epoch,",
                        "\"the \"\"new\"\" head\",1,",
                        "\"the \"\"new\"\" head\",2,",
                        "deeper,1,",
                        "deeper,2,");
    }
}
