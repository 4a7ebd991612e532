package org.convzoo.engine;

import static org.convzoo.engine.Graphs.convolution;
import static org.convzoo.engine.Graphs.features;
import static org.convzoo.engine.Graphs.labels;
import static org.convzoo.engine.Graphs.pooling;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** Several steps of each optimizer, held against Deeplearning4j's parameters, losses and optimizer state. */
class OptimizerAgreementTest {

    static Stream<Arguments> optimizers() {
        return Stream.of(
                Arguments.of(new Sgd(0.1), 0.1),
                Arguments.of(Momentum.classical(0.05, 0.9), 0.05),
                Arguments.of(Momentum.nesterov(0.05, 0.9), 0.05),
                Arguments.of(new Nesterovs(0.05, 0.9), 0.05),
                Arguments.of(new AdaGrad(0.01), 0.01),
                Arguments.of(new AdaDelta(), 1.0),
                Arguments.of(new RmsProp(0.001), 0.001),
                Arguments.of(new Adam(0.001), 0.001));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("optimizers")
    void agreesOverSeveralSteps(IUpdater optimizer, double rate) {
        Agreement.afterSteps(network(optimizer, 0), rate, 4, features(6, 2, 9), labels(6));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("optimizers")
    void agreesWithWeightPenalty(IUpdater optimizer, double rate) {
        Agreement.afterSteps(network(optimizer, 0.01), rate, 4, features(5, 2, 9), labels(5));
    }

    @Test
    void theStepsRateReplacesTheConfiguredOne() {
        Agreement.afterSteps(network(new Nesterovs(123, 0.9), 0), 0.05, 2, features(5, 2, 9), labels(5));
    }

    private static ComputationGraph network(IUpdater optimizer, double l2) {
        return Graphs.chain(
                optimizer,
                l2,
                2,
                9,
                convolution(20, 3).activation(Activation.TANH).build(),
                pooling(SubsamplingLayer.PoolingType.MAX, 2, 2).build(),
                new DenseLayer.Builder().nOut(12).activation(Activation.TANH).build());
    }

    @ParameterizedTest
    @EnumSource(GradientNormalization.class)
    void agreesWhereGradientsAreLimited(GradientNormalization limit) {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(new Sgd(0.5))
                .gradientNormalization(limit)
                .gradientNormalizationThreshold(0.05)
                .graphBuilder()
                .addInputs("in")
                .addLayer("c", convolution(20, 3).activation(Activation.TANH).build(), "in")
                .addLayer("out", Graphs.output(), "c")
                .setOutputs("out")
                .setInputTypes(InputType.convolutional(9, 9, 2))
                .build());
        graph.init();

        Agreement.afterSteps(graph, 0.5, 2, features(5, 2, 9), labels(5));
    }
}
