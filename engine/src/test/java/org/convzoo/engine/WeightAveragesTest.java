package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.convzoo.engine.Graphs.convolution;
import static org.convzoo.engine.Graphs.features;
import static org.convzoo.engine.Graphs.labels;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;

class WeightAveragesTest {

    private static final double DECAY = 0.75;

    private final INDArray features = features(6, 2, 9).muli(3).addi(1);
    private final INDArray labels = labels(6);
    private final ComputationGraph graph = Graphs.chain(
            Momentum.classical(1, 0.9),
            0,
            2,
            9,
            new BatchNormalization(),
            convolution(20, 3).activation(Activation.TANH).build(),
            new BatchNormalization.Builder().useLogStd(false).build(),
            new DenseLayer.Builder().nOut(12).activation(Activation.TANH).build());

    private ExecutionPlan open(boolean compiled, WeightAverages averages) {
        UpdateOptions options = new UpdateOptions(ParameterDecay.none(), GradientClipping.none(), false, averages);
        return compiled ? new OneDnnPlan(graph, Precision.FLOAT32, options) : ExecutionPlan.dl4j(graph, options);
    }

    @ParameterizedTest(name = "compiled: {0}")
    @ValueSource(booleans = {true, false})
    void followParametersAndStatistics(boolean compiled) {
        try (WeightAverages averages = WeightAverages.of(graph);
                ExecutionPlan plan = open(compiled, averages)) {
            Map<String, double[]> expected = new HashMap<>();
            for (int step = 0; step < 4; step++) {
                plan.step(features, labels, 0.3, step);
                plan.average(step == 0 ? 0 : DECAY);
                plan.synchronise();
                boolean first = step == 0;
                graph.paramTable().forEach((name, array) -> {
                    double[] now = linear(name, array);
                    expected.merge(name, now, (old, fresh) -> {
                        for (int i = 0; i < old.length; i++) {
                            old[i] = first ? fresh[i] : DECAY * old[i] + (1 - DECAY) * fresh[i];
                        }
                        return old;
                    });
                });
            }
            plan.exchangeAverages();
            plan.synchronise();

            graph.paramTable().forEach((name, array) -> {
                double[] found = linear(name, array);
                for (int i = 0; i < found.length; i++) {
                    assertThat(found[i])
                            .as("average of %s at %d", name, i)
                            .isCloseTo(expected.get(name)[i], within(2e-6 * Math.max(1, Math.abs(found[i]))));
                }
            });
        }
    }

    /** Logarithms of deviations become the variances that they stand for. */
    private static double[] linear(String name, INDArray array) {
        double[] values = array.dup('c').ravel().toDoubleVector();
        if (name.endsWith("_log10stdev")) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.pow(10, 2 * values[i]);
            }
        }
        return values;
    }

    @ParameterizedTest(name = "compiled: {0}")
    @ValueSource(booleans = {true, false})
    void answerInThePlaceOfParametersAndGiveItBackToTheBit(boolean compiled) {
        try (WeightAverages averages = WeightAverages.of(graph);
                ExecutionPlan plan = open(compiled, averages)) {
            for (int step = 0; step < 3; step++) {
                plan.step(features, labels, 0.3, step);
                plan.average(step == 0 ? 0 : DECAY);
            }
            plan.synchronise();
            INDArray trained = graph.params().dup();
            INDArray followed = averages.values().dup();
            INDArray answer = plan.output(features).dup();

            plan.exchangeAverages();
            INDArray averagesAnswer = plan.output(features).dup();
            plan.synchronise();
            assertThat(graph.params()).isEqualTo(followed);
            assertThat(averages.values()).isEqualTo(trained);
            assertThat(averagesAnswer.sub(answer).norm2Number().doubleValue()).isGreaterThan(1e-3);
            Agreement.assertClose("averages' answer", averagesAnswer, graph.output(false, features)[0]);

            plan.exchangeAverages();
            assertThat(plan.output(features)).isEqualTo(answer);
            plan.synchronise();
            assertThat(graph.params()).isEqualTo(trained);
            assertThat(averages.values()).isEqualTo(followed);
        }
    }

    @ParameterizedTest(name = "compiled: {0}")
    @ValueSource(booleans = {true, false})
    void exchangeBeforeTheFirstStepToo(boolean compiled) {
        try (WeightAverages averages = WeightAverages.of(graph)) {
            averages.values().muli(0.5);
            INDArray begun = graph.params().dup();
            INDArray halves = averages.values().dup();
            try (ExecutionPlan plan = open(compiled, averages)) {
                plan.exchangeAverages();
                plan.output(features);
                plan.synchronise();
                assertThat(graph.params()).isEqualTo(halves);
                plan.exchangeAverages();
                plan.step(features, labels, 0, 0);
                plan.average(1);
                plan.exchangeAverages();
                plan.exchangeAverages();
            }
            assertThat(averages.values()).isEqualTo(halves);
            assertThat(graph.getParam("layer1_W").ravel().sumNumber().doubleValue())
                    .isNotZero();
            assertThat(begun.norm2Number().doubleValue()).isPositive();
        }
    }

    @ParameterizedTest(name = "compiled: {0}")
    @ValueSource(booleans = {true, false})
    void statisticsAreEstimatedAnewAsMeansOverBatches(boolean compiled) {
        INDArray[] batches = {features, features.mul(2).addi(1), features.mul(0.5)};
        double[] mean = new double[2];
        double[] variance = new double[2];
        try (ExecutionPlan plan = open(compiled, null)) {
            INDArray before = graph.getParam("layer1_W").dup();
            for (int n = 0; n < batches.length; n++) {
                for (int channel = 0; channel < 2; channel++) {
                    mean[channel] += batches[n].mean(0, 2, 3).getDouble(channel) / batches.length;
                    // divided by the number of values, as Deeplearning4j keeps it
                    variance[channel] += batches[n].var(false, 0, 2, 3).getDouble(channel) / batches.length;
                }
                plan.moveStatistics(batches[n], labels, n, n / (n + 1.0));
            }
            plan.synchronise();
            assertThat(graph.getParam("layer1_W")).isEqualTo(before);
        }
        for (int channel = 0; channel < 2; channel++) {
            assertThat(graph.getParam("layer0_mean").getDouble(channel))
                    .as("mean of channel %d", channel)
                    .isCloseTo(mean[channel], within(1e-5));
            assertThat(Math.pow(10, 2 * graph.getParam("layer0_log10stdev").getDouble(channel)))
                    .as("variance of channel %d", channel)
                    .isCloseTo(variance[channel], within(1e-4));
        }
    }
}
