package org.convzoo.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.Precision;
import org.convzoo.engine.Processor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/** Walks the whole zoo, so that no network can be forgotten; each runs as a miniature. */
@ParameterizedClass
@MethodSource("networks")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryNetworkTest {

    private static final int BATCH = 4;

    /** Layers with a name that no other network has: what only these need is left to Deeplearning4j. */
    private static final Map<String, Set<String>> LEFT_TO_DEEPLEARNING4J =
            Map.of("lenet5-1998", Set.of("c3", "rbf"), "alphago-policy", Set.of("bias"));

    static Stream<Named<Architecture>> networks() {
        return Zoo.all().stream().map(network -> Named.of(network.name(), network));
    }

    @Parameter
    private Architecture architecture;

    private Miniature miniature;
    /** Never trained. */
    private ComputationGraph graph;

    private INDArray images;
    private INDArray labels;
    private FirstStep step;

    @BeforeParameterizedClassInvocation
    void takeAStep() {
        miniature = Miniature.of(architecture);
        graph = miniature.graph(7);
        images = miniature.images(BATCH);
        labels = miniature.labels(BATCH);
        step = FirstStep.of(graph.clone(), images, labels);
    }

    @Test
    void hasTheLayersOfItsBlueprint() {
        AssembledLayers.are(architecture.blueprint());
    }

    @Test
    void givesProbabilities() {
        assertThat(step.output().shape()).containsExactly(BATCH, miniature.classes());
        assertThat(step.output().minNumber().doubleValue()).isNotNegative();
        for (double sum : step.output().sum(1).toDoubleVector()) {
            assertThat(sum).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void aStepChangesEveryParameter() {
        assertThat(step.loss()).isFinite().isPositive();
        Set<String> unchanged = new TreeSet<>(step.unchanged());
        unchanged.removeAll(AssembledLayers.idle(miniature.blueprint()));
        assertThat(unchanged)
                .as("parameters of %s that a step leaves as they are", architecture.name())
                .isEqualTo(AssembledLayers.fixed(graph));
    }

    @Test
    void isCompiledWhole() {
        assertThat(step.runByDeeplearning4j())
                .as("layers of %s that Deeplearning4j runs", architecture.name())
                .isSubsetOf(LEFT_TO_DEEPLEARNING4J.getOrDefault(architecture.name(), Set.of()));
    }

    @Test
    void saysWhatDeeplearning4jSays() {
        ComputationGraph exact = graph.convertDataType(DataType.DOUBLE);
        INDArray exactImages = images.castTo(DataType.DOUBLE);
        INDArray[] everyHeadsLabels = new INDArray[graph.getNumOutputArrays()];
        Arrays.fill(everyHeadsLabels, labels.castTo(DataType.DOUBLE));
        INDArray expected = exact.output(false, exactImages)[0];

        assertThat(TwoRoads.norm(step.output().castTo(DataType.DOUBLE).sub(expected)) / TwoRoads.norm(expected))
                .as(
                        "%s: relative difference of the output to Deeplearning4j's in double precision",
                        architecture.name())
                .isLessThan(1e-4);
        double loss = exact.score(new MultiDataSet(new INDArray[] {exactImages}, everyHeadsLabels), true);
        assertThat(step.loss()).isCloseTo(loss, withinPercentage(0.02));
    }

    /** With a function that bends instead of breaking: at a break a rounding decides whether a gradient passes. */
    @Test
    void hasDeeplearning4jsGradients() {
        Miniature smooth = Miniature.of(architecture, "model.activation=elu");
        TwoRoads.agree(architecture.name(), smooth.graph(7), images, labels);
    }

    @Test
    void savedAndLoadedSaysTheSame(@TempDir Path folder) throws IOException {
        File file = folder.resolve("model.zip").toFile();
        ModelSerializer.writeModel(graph, file, false);
        ComputationGraph loaded = ModelSerializer.restoreComputationGraph(file);

        assertThat(loaded.getConfiguration().toJson())
                .isEqualTo(graph.getConfiguration().toJson());
        try (ExecutionPlan plan = ExecutionPlan.open(loaded)) {
            assertThat(plan.output(images).toFloatMatrix())
                    .isDeepEqualTo(step.output().toFloatMatrix());
        }
    }

    @Test
    void theSeedDecidesTheWeights() {
        assertThat(miniature.graph(7).params()).isEqualTo(graph.params());
        assertThat(miniature.graph(8).params()).isNotEqualTo(graph.params());
    }

    @Test
    void trainsInBfloat16() {
        assumeTrue(Precision.BFLOAT16.runsOn(Processor.ofThisMachine()), "needs bfloat16 instructions");
        try (ExecutionPlan plan = ExecutionPlan.open(graph.clone(), Precision.BFLOAT16)) {
            assertThat(plan.step(images, labels, 0.01, 0).loss()).isCloseTo(step.loss(), withinPercentage(20));
        }
    }
}
