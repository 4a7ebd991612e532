package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convzoo.engine.ExecutionPlan.StepResult;
import org.convzoo.engine.GradientClipping.Kind;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Five steps of a dense layer, a batch normalization, tanh and a softmax, on both roads, beside PyTorch's; its values are
 * made by {@code src/test/python/torch_updates.py}. The learning rate changes on the way, of some recipes the momentum too.
 */
class UpdatesBesideTorchTest {

    private static final double[] RATES = {0.1, 0.1, 0.02, 0.05, 0.05};
    private static final double[] MOMENTA = {0.95, 0.9, 0.85, 0.88, 0.93};
    private static final int IMAGES = 6;

    private record Recipe(
            String name,
            IUpdater updater,
            double scale,
            double l2,
            ParameterDecay decay,
            GradientClipping clipping,
            int firstBatch) {

        static Recipe of(String name, IUpdater updater) {
            return new Recipe(name, updater, 1, 0, ParameterDecay.none(), GradientClipping.none(), IMAGES);
        }

        Recipe tenth() {
            return new Recipe(name, updater, 0.1, l2, decay, clipping, firstBatch);
        }

        Recipe decayed(double newL2, ParameterDecay newDecay) {
            return new Recipe(name, updater, scale, newL2, newDecay, clipping, firstBatch);
        }

        Recipe clipped(Kind kind, double limit) {
            return new Recipe(name, updater, scale, l2, decay, new GradientClipping(kind, limit), firstBatch);
        }

        Recipe inTwoBatches(int first) {
            return new Recipe(name, updater, scale, l2, decay, clipping, first);
        }

        /** By layer: the head has the whole rate, each layer below it half of the one above. */
        Map<String, Double> rateFactors() {
            return name.startsWith("layerwise") ? Map.of("n", 0.5, "d", 0.25) : Map.of();
        }

        boolean isCycled() {
            return name.startsWith("cycled");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Recipe> recipes() {
        IUpdater momentum = Momentum.classical(1, 0.9);
        IUpdater adam = new Adam(1);
        ParameterDecay othersL2 = new ParameterDecay(0, 0, 0.1);
        return Stream.of(
                Recipe.of("momentum", momentum),
                Recipe.of("momentum, l2 of weights", momentum).decayed(0.1, ParameterDecay.none()),
                Recipe.of("momentum, l2 of all", momentum).decayed(0.1, othersL2),
                Recipe.of("nesterov, l2 of all", Momentum.nesterov(1, 0.9)).decayed(0.1, othersL2),
                Recipe.of("adam, l2 of all", adam).tenth().decayed(0.1, othersL2),
                Recipe.of("adamw of weights", adam).tenth().decayed(0, new ParameterDecay(0.5, 0, 0)),
                Recipe.of("adamw of all", adam).tenth().decayed(0, new ParameterDecay(0.5, 0.5, 0)),
                Recipe.of("clip value", momentum).clipped(Kind.VALUE, 0.02),
                Recipe.of("clip norm", momentum).clipped(Kind.NORM, 0.05),
                Recipe.of("clip global norm", momentum).clipped(Kind.GLOBAL_NORM, 0.1),
                Recipe.of("accumulate", momentum).inTwoBatches(4),
                Recipe.of("accumulate, clip global norm", momentum)
                        .inTwoBatches(3)
                        .clipped(Kind.GLOBAL_NORM, 0.1),
                Recipe.of("ema", momentum),
                Recipe.of("cycled momentum", Momentum.classical(1, 0.9)),
                Recipe.of("cycled nesterov", Momentum.nesterov(1, 0.9)),
                Recipe.of("cycled adam", new Adam(1)).tenth(),
                Recipe.of("layerwise momentum", momentum),
                Recipe.of("layerwise nesterov, l2 of weights", Momentum.nesterov(1, 0.9))
                        .decayed(0.1, ParameterDecay.none()),
                Recipe.of("layerwise adam", adam).tenth(),
                Recipe.of("layerwise adamw of weights", adam).tenth().decayed(0, new ParameterDecay(0.5, 0, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recipes")
    void theCompiledRoad(Recipe recipe) throws IOException {
        assertTrainsAsPyTorch(recipe, network(recipe), true);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recipes")
    void deeplearning4jsRoad(Recipe recipe) throws IOException {
        assertTrainsAsPyTorch(recipe, network(recipe).convertDataType(DataType.DOUBLE), false);
    }

    private static void assertTrainsAsPyTorch(Recipe recipe, ComputationGraph graph, boolean compiled)
            throws IOException {
        double[] expected = expected(recipe.name());
        try (WeightAverages averages = WeightAverages.of(graph)) {
            UpdateOptions options = new UpdateOptions(
                    recipe.decay(), recipe.clipping(), recipe.firstBatch() < IMAGES, recipe.rateFactors(), averages);
            try (ExecutionPlan plan =
                    compiled ? new OneDnnPlan(graph, Precision.FLOAT32, options) : ExecutionPlan.dl4j(graph, options)) {
                for (int step = 0; step < RATES.length; step++) {
                    plan.synchronise();
                    double penalty = penalty(recipe, graph);
                    if (recipe.isCycled()) {
                        plan.setMomentum(MOMENTA[step]);
                    }
                    assertThat(step(plan, recipe, graph, RATES[step] * recipe.scale()) - penalty)
                            .as("loss of step %d", step)
                            .isCloseTo(expected[step], within(2e-6));
                    plan.average(step == 0 ? 0 : 0.9);
                }
                if (recipe.name().equals("ema")) {
                    plan.exchangeAverages();
                }
                plan.synchronise();
            }
        }
        double[] found = {
            graph.getParam("d_W").getDouble(1, 2),
            graph.getParam("d_W").getDouble(3, 4),
            graph.getParam("n_gamma").getDouble(0),
            graph.getParam("n_beta").getDouble(4),
            graph.getParam("out_W").getDouble(2, 1),
            graph.getParam("out_b").getDouble(0)
        };
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).as("parameter %d of those shown", i).isCloseTo(expected[5 + i], within(3e-6));
        }
    }

    private static double step(ExecutionPlan plan, Recipe recipe, ComputationGraph graph, double rate) {
        DataType type = graph.params().dataType();
        INDArray features =
                wave(24, 0.7).muli(2).reshape(IMAGES, 4, 1, 1).castTo(type).dup('c');
        INDArray labels = Nd4j.zeros(type, IMAGES, 3);
        for (int image = 0; image < IMAGES; image++) {
            labels.putScalar(image, image % 3, 1);
        }
        int first = recipe.firstBatch();
        if (first == IMAGES) {
            return plan.step(features, labels, rate, 0).loss();
        }
        StepResult before = plan.accumulate(part(features, 0, first), part(labels, 0, first), 0);
        StepResult last = plan.step(part(features, first, IMAGES), part(labels, first, IMAGES), rate, 1);
        return (before.loss() * first + last.loss() * (IMAGES - first)) / IMAGES;
    }

    private static INDArray part(INDArray rows, int from, int to) {
        return rows.get(NDArrayIndex.interval(from, to)).dup('c');
    }

    private static double penalty(Recipe recipe, ComputationGraph graph) {
        double weights = squares(graph, "d_W", "out_W");
        double others = squares(graph, "n_gamma", "n_beta", "out_b");
        return 0.5 * recipe.l2() * weights + 0.5 * recipe.decay().othersL2() * others;
    }

    private static double squares(ComputationGraph graph, String... names) {
        return Arrays.stream(names)
                .mapToDouble(name -> Math.pow(graph.getParam(name).norm2Number().doubleValue(), 2))
                .sum();
    }

    private static ComputationGraph network(Recipe recipe) {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .updater(recipe.updater())
                .l2(recipe.l2())
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(1, 1, 4))
                .addLayer(
                        "d",
                        new DenseLayer.Builder()
                                .nOut(5)
                                .activation(Activation.IDENTITY)
                                .hasBias(false)
                                .build(),
                        "in")
                .addLayer("n", new BatchNormalization(), "d")
                .addLayer("t", new ActivationLayer(Activation.TANH), "n")
                .addLayer(
                        "out",
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "t")
                .setOutputs("out")
                .build());
        graph.init();
        graph.getParam("d_W").assign(wave(20, 0.1).reshape(5, 4).transpose());
        graph.getParam("n_gamma").assign(wave(5, 0.2).muli(0.4).addi(1));
        graph.getParam("n_beta").assign(wave(5, 0.3));
        graph.getParam("out_W").assign(wave(15, 0.4).reshape(3, 5).transpose());
        graph.getParam("out_b").assign(wave(3, 0.5));
        return graph;
    }

    private static INDArray wave(int count, double offset) {
        INDArray values = Nd4j.create(DataType.FLOAT, count);
        for (int k = 0; k < count; k++) {
            values.putScalar(k, 0.5 * Math.sin(1.7 * k + offset));
        }
        return values;
    }

    private static double[] expected(String name) throws IOException {
        try (InputStream in = UpdatesBesideTorchTest.class.getResourceAsStream("torch-updates.csv")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(name)
                            && line.substring(name.length()).matches(",-?[0-9].*"))
                    .toList();
            assertThat(lines).as("lines of %s", name).hasSize(1);
            return Arrays.stream(lines.get(0).substring(name.length() + 1).split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
    }
}
