package org.convzoo.engine.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convzoo.engine.Graphs.chain;
import static org.convzoo.engine.Graphs.convolution;
import static org.convzoo.engine.Graphs.features;
import static org.convzoo.engine.Graphs.labels;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.convzoo.engine.Agreement;
import org.convzoo.engine.ExecutionPlan;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What each layer of this package owes: true gradients, files that give it back, and a plan that agrees with it. */
class LayerContractTest {

    private static final int CHANNELS = 4;
    private static final int SIZE = 7;

    static Stream<Arguments> compiled() {
        return Stream.of(
                row("two groups", grouped(2, 3, 3).nOut(6).build()),
                row(
                        "two groups of 16, tanh",
                        convolution(32, 3).build(),
                        grouped(2, 3, 3)
                                .nOut(32)
                                .padding(1, 1)
                                .activation(Activation.TANH)
                                .build()),
                row(
                        "depthwise",
                        grouped(4, 3, 3).nOut(4).padding(1, 1).hasBias(false).build()),
                row(
                        "depthwise of 32, stride 2",
                        convolution(32, 3).build(),
                        grouped(32, 3, 3).nOut(32).stride(2, 2).padding(1, 1).build()),
                row(
                        "depthwise, two maps a channel",
                        grouped(4, 3, 3).nOut(8).build(),
                        convolution(3, 1).build()),
                row(
                        "depthwise same, stride 2",
                        grouped(4, 3, 3)
                                .nOut(4)
                                .stride(2, 2)
                                .convolutionMode(ConvolutionMode.Same)
                                .build()),
                row(
                        "groups, 1x5 kernel, batch normalization",
                        grouped(2, 1, 5)
                                .nOut(4)
                                .padding(0, 2)
                                .stride(2, 1)
                                .hasBias(false)
                                .build(),
                        new BatchNormalization()),
                row(
                        "batch normalization that shifts only",
                        convolution(5, 3).hasBias(false).build(),
                        new ShiftOnlyBatchNormalization(1e-3, 0.9),
                        convolution(3, 1).build()),
                row("dilated groups", grouped(2, 3, 3).nOut(4).dilation(2, 2).build()),
                row("ceil maximum", ceil(PoolingType.MAX, 2, 2).build()),
                row(
                        "ceil maximum, 3x2, stride 2x3, padding 1x0",
                        convolution(32, 2).build(),
                        ceil(PoolingType.MAX, 3, 2).stride(2, 3).padding(1, 0).build()),
                row("ceil average", ceil(PoolingType.AVG, 2, 2).build()),
                row(
                        "ceil average, padding left out",
                        convolution(32, 2).build(),
                        ceil(PoolingType.AVG, 3, 3).padding(1, 1).build()),
                row(
                        "ceil average, padding counted",
                        ceil(PoolingType.AVG, 2, 2).countPadding(true).build()),
                row(
                        "ceil average over the padding, padding counted",
                        convolution(32, 2).build(),
                        ceil(PoolingType.AVG, 3, 3)
                                .padding(1, 1)
                                .countPadding(true)
                                .build(),
                        convolution(3, 1).build()),
                row(
                        "exact local response normalization",
                        convolution(8, 3).build(),
                        new ExactLocalResponseNormalization.Builder()
                                .k(1)
                                .alpha(0.3)
                                .build()),
                row(
                        "exact local response normalization over 3 of 32 channels",
                        convolution(32, 3).build(),
                        new ExactLocalResponseNormalization.Builder()
                                .n(3)
                                .alpha(0.5)
                                .beta(0.5)
                                .build()),
                row(
                        "exact local response normalization over more channels than there are",
                        convolution(2, 3).build(),
                        new ExactLocalResponseNormalization.Builder()
                                .n(7)
                                .alpha(1)
                                .build()),
                row("shortcut, stride 2, twice the channels", new PaddedShortcut(2, 8)),
                row(
                        "shortcut, stride 3, an odd number of channels more",
                        convolution(16, 2).build(),
                        new PaddedShortcut(3, 19),
                        convolution(3, 1).build()),
                row("shortcut of channels only", new PaddedShortcut(1, 6)),
                row("shortcut of pixels only", new PaddedShortcut(2, 4)),
                row(
                        "scaled tanh",
                        convolution(8, 3).activation(new ScaledTanh()).build()),
                row("scaled tanh of vectors", dense(6)));
    }

    static Stream<Arguments> layers() {
        return Stream.concat(compiled(), runByDeeplearning4j());
    }

    private static Stream<Arguments> runByDeeplearning4j() {
        int[][] table = {{0, 1}, {1, 2, 3}, {3}, {2, 0}, {0, 1, 2, 3}};
        int[][] codes = {{1, -1, 1, 1}, {-1, -1, 1, 1}, {1, 1, 1, -1}};
        return Stream.of(
                row(
                        "sparse convolution",
                        new SparseConvolution.Builder(table, 3, 3)
                                .activation(Activation.TANH)
                                .build()),
                row(
                        "sparse convolution, 3x1, stride 1x2, without bias",
                        new SparseConvolution.Builder(table, 3, 1)
                                .stride(1, 2)
                                .padding(1, 0)
                                .hasBias(false)
                                .build(),
                        convolution(3, 1).build()),
                row(
                        "position bias on maps",
                        new PositionBias(),
                        convolution(3, 3).build()),
                row("position bias on vectors", dense(6), new PositionBias()),
                row("radial basis codes", dense(4), new RadialBasisCodes(codes)));
    }

    private static Layer dense(int units) {
        return new DenseLayer.Builder().nOut(units).activation(new ScaledTanh()).build();
    }

    private static GroupedConvolution.Builder grouped(int groups, int height, int width) {
        return new GroupedConvolution.Builder(height, width).groups(groups);
    }

    private static CeilPooling.Builder ceil(PoolingType type, int height, int width) {
        return new CeilPooling.Builder(type).kernelSize(height, width);
    }

    private static Arguments row(String name, Layer... layers) {
        return Arguments.of(name, layers);
    }

    private static ComputationGraph graph(Layer[] layers) {
        Layer[] all = Stream.concat(
                        Stream.of(convolution(CHANNELS, 1)
                                .activation(Activation.TANH)
                                .build()),
                        Stream.of(layers))
                .map(Layer::clone)
                .toArray(Layer[]::new);
        return chain(3, SIZE, all);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void gradientsAreTheSlopesOfTheLoss(String name, Layer[] layers) {
        Slopes.match(graph(layers), features(3, 3, SIZE), labels(3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void configurationSurvivesJson(String name, Layer[] layers) {
        ComputationGraphConfiguration configuration = graph(layers).getConfiguration();

        ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(configuration.toJson());

        assertThat(read).isEqualTo(configuration);
        assertThat(read.toJson()).isEqualTo(configuration.toJson());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void savedAndLoadedGivesTheSameOutput(String name, Layer[] layers, @TempDir Path folder) throws IOException {
        ComputationGraph graph = graph(layers);
        INDArray features = features(3, 3, SIZE);
        Path file = folder.resolve("model.zip");
        ModelSerializer.writeModel(graph, file.toFile(), true);

        ComputationGraph loaded = ModelSerializer.restoreComputationGraph(file.toFile());

        assertThat(loaded.output(false, features)[0]).isEqualTo(graph.output(false, features)[0]);
        assertThat(loaded.clone().output(false, features)[0]).isEqualTo(graph.output(false, features)[0]);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void planAgreesOnABatch(String name, Layer[] layers) {
        Agreement.afterSteps(graph(layers), 1, 1, features(6, 3, SIZE), labels(6));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void planAgreesOnOneImage(String name, Layer[] layers) {
        Agreement.afterSteps(graph(layers), 1, 1, features(1, 3, SIZE), labels(1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("compiled")
    void runsWithoutDeeplearning4j(String name, Layer[] layers) {
        try (ExecutionPlan plan = ExecutionPlan.open(graph(layers))) {
            plan.step(features(2, 3, SIZE), labels(2), 1, 0);

            assertThat(plan.profile().keySet()).noneMatch(label -> label.startsWith("deeplearning4j"));
        }
    }
}
