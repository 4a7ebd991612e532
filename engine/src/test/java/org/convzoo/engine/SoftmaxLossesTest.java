package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.convzoo.engine.ExecutionPlan.StepResult;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * Cross-entropy and focal loss of the scores 0.5, -1.25, 2 and their gradients, on both roads, beside PyTorch 1.13.1's
 * autograd of {@code -(t * (1 - softmax(z)) ** gamma * log_softmax(z)).sum()} in double precision.
 */
class SoftmaxLossesTest {

    private static final float[] SCORES = {0.5f, -1.25f, 2};

    static Stream<Arguments> references() {
        float[] oneHot = {0, 0, 1};
        float[] wrong = {1, 0, 0};
        float[] soft = {0.1f, 0.7f, 0.2f};
        float[] heavy = {0, 2.5f, 0};
        float[] light = {0.3f, 0, 0.3f};
        return Stream.of(
                Arguments.of(oneHot, 0, 0.232622, new double[] {0.1768202, 0.0307267, -0.2075469}),
                Arguments.of(oneHot, 0.5, 0.1059763, new double[] {0.1163286, 0.0202149, -0.1365434}),
                Arguments.of(oneHot, 2, 0.0100204, new double[] {0.0211468, 0.0036748, -0.0248216}),
                Arguments.of(wrong, 2, 1.174068, new double[] {-0.9730051, 0.0363193, 0.9366858}),
                Arguments.of(soft, 0, 2.657622, new double[] {0.0768202, -0.6692733, 0.5924531}),
                Arguments.of(soft, 2, 2.4097344, new double[] {0.0488896, -0.7738177, 0.7249281}),
                Arguments.of(heavy, 0, 8.706555, new double[] {0.4420505, -2.4231831, 1.9811327}),
                Arguments.of(heavy, 0.5, 8.5717493, new double[] {0.4592299, -2.5173554, 2.0581255}),
                Arguments.of(light, 0, 0.5895732, new double[] {-0.1939079, 0.018436, 0.1754718}),
                Arguments.of(light, 2, 0.3552265, new double[] {-0.2855575, 0.0119982, 0.2735593}));
    }

    @ParameterizedTest(name = "labels {0}, gamma {1}")
    @MethodSource("references")
    void focalLossIsPyTorchs(float[] labels, double gamma, double loss, double[] gradient) {
        assertLoss(new FocalLoss(gamma, 1), labels, loss, gradient);
    }

    @ParameterizedTest(name = "labels {0}, gamma {1}")
    @MethodSource("references")
    void theWeightOfAnOutputIsAFactor(float[] labels, double gamma, double loss, double[] gradient) {
        double[] scaled = Stream.of(0, 1, 2).mapToDouble(i -> 0.3 * gradient[i]).toArray();
        assertLoss(new FocalLoss(gamma, 0.3), labels, 0.3 * loss, scaled);
    }

    @ParameterizedTest(name = "labels {0}, gamma {1}")
    @MethodSource("references")
    void crossEntropyTakesRowsThatDoNotSumToOne(float[] labels, double gamma, double loss, double[] gradient) {
        if (gamma == 0) {
            assertLoss(new LossMCXENT(Nd4j.ones(1, 3)), labels, loss, gradient);
        }
    }

    @Test
    void aCertainAnswerHasNoFocalGradient() {
        INDArray certain = Nd4j.createFromArray(new float[][] {{100, 0, 0}});
        for (ExecutionPlan plan : roads(new FocalLoss(0.5, 1), certain)) {
            try (plan) {
                StepResult result = plan.step(
                        Nd4j.zeros(DataType.FLOAT, 1, 1, 1, 1), Nd4j.createFromArray(new float[][] {{1, 0, 0}}), 1, 0);
                assertThat(result.loss()).isCloseTo(0, within(1e-6));
            }
        }
    }

    private static void assertLoss(ILossFunction function, float[] labels, double loss, double[] gradient) {
        INDArray scores = Nd4j.createFromArray(new float[][] {SCORES});
        INDArray features = Nd4j.zeros(DataType.FLOAT, 1, 1, 1, 1);
        for (boolean compiled : new boolean[] {true, false}) {
            ComputationGraph graph = graph(function, scores);
            try (ExecutionPlan plan = compiled ? new OneDnnPlan(graph, Precision.FLOAT32) : ExecutionPlan.dl4j(graph)) {
                StepResult result = plan.step(features, Nd4j.createFromArray(new float[][] {labels}), 1, 0);
                plan.synchronise();
                assertThat(result.loss()).as("loss, compiled: %s", compiled).isCloseTo(loss, within(2e-6));
                for (int i = 0; i < gradient.length; i++) {
                    double found = SCORES[i] - graph.getParam("out_b").getDouble(i);
                    assertThat(found)
                            .as("gradient of score %d, compiled: %s", i, compiled)
                            .isCloseTo(gradient[i], within(1e-6));
                }
            }
        }
    }

    private static ExecutionPlan[] roads(ILossFunction function, INDArray scores) {
        return new ExecutionPlan[] {
            new OneDnnPlan(graph(function, scores), Precision.FLOAT32), ExecutionPlan.dl4j(graph(function, scores))
        };
    }

    /** Says these scores whatever it sees: they are its biases, whose gradient is theirs. */
    private static ComputationGraph graph(ILossFunction function, INDArray scores) {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .updater(new Sgd(1))
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(1, 1, 1))
                .addLayer(
                        "out",
                        new OutputLayer.Builder(function)
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "in")
                .setOutputs("out")
                .build());
        graph.init();
        graph.getParam("out_b").assign(scores);
        return graph;
    }
}
