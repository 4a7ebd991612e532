package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.convzoo.engine.ExecutionPlan.StepResult;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class Dl4jPlanTest {

    private final INDArray features = Nd4j.create(new float[] {1, 0, 0, 1, 1, 1}, new long[] {3, 2, 1, 1});
    private final INDArray labels = Nd4j.create(new float[][] {{1, 0}, {0, 1}, {1, 0}});

    /** Two inputs, two classes, weights and biases zero: the arithmetic fits on paper. */
    private static ComputationGraph zeros(IUpdater updater) {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .updater(updater)
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(1, 1, 2))
                .addLayer(
                        "out",
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "in")
                .setOutputs("out")
                .build());
        graph.init();
        graph.params().assign(0);
        return graph;
    }

    @Test
    void aStepReportsTheLossBeforeItAndMovesByTheGivenRate() {
        ComputationGraph graph = zeros(new Sgd(99));
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            StepResult result = plan.step(features, labels, 0.3, 1);
            plan.synchronise();

            assertThat(result.loss()).isCloseTo(Math.log(2), within(1e-6));
            // every output is 0.5, so argmax says class 0, which two of three rows are
            assertThat(result.correct()).isEqualTo(2);
            // gradient of w[0][0]: mean over rows of x0 * (0.5 - y0) = (1*(-0.5) + 0 + 1*(-0.5)) / 3
            assertThat(graph.getParam("out_W").getDouble(0, 0)).isCloseTo(0.3 / 3, within(1e-6));
            assertThat(graph.getParam("out_b").getDouble(0)).isCloseTo(0.3 * 0.5 / 3, within(1e-6));
        }
    }

    @Test
    void aNewRateHoldsForTheWholeVelocity() {
        ComputationGraph graph = zeros(Momentum.classical(1, 0.5));
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            plan.step(features, labels, 0.3, 1);
            plan.synchronise();
            double first = graph.getParam("out_b").getDouble(0);
            plan.step(features, labels, 1e-12, 2);
            plan.synchronise();

            assertThat(graph.getParam("out_b").getDouble(0)).isCloseTo(first, within(1e-6));
        }
    }

    @Test
    void theRateScalesAdaDeltaToo() {
        ComputationGraph whole = zeros(new AdaDelta());
        ComputationGraph half = zeros(new AdaDelta());
        try (ExecutionPlan wholePlan = ExecutionPlan.open(whole);
                ExecutionPlan halfPlan = ExecutionPlan.open(half)) {
            wholePlan.step(features, labels, 1, 1);
            halfPlan.step(features, labels, 0.5, 1);
            wholePlan.synchronise();
            halfPlan.synchronise();

            assertThat(half.params().mul(2).equalsWithEps(whole.params(), 1e-7)).isTrue();
            assertThat(whole.params().norm2Number().doubleValue()).isPositive();
        }
    }

    @Test
    void stockDeeplearning4jGoesOnFromItsState() {
        ComputationGraph own = zeros(Momentum.nesterov(0.3, 0.9));
        ComputationGraph stock = zeros(new Nesterovs(0.3, 0.9));
        for (ComputationGraph graph : new ComputationGraph[] {own, stock}) {
            try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
                plan.step(features, labels, 0.3, 1);
                plan.step(features, labels, 0.3, 2);
            }
        }
        Momentum.makeStatePortable(own);

        assertThat(own.getUpdater()
                        .getStateViewArray()
                        .equalsWithEps(stock.getUpdater().getStateViewArray(), 1e-6))
                .isTrue();
        assertThat(own.params().equalsWithEps(stock.params(), 1e-6)).isTrue();
        assertThat(stock.getUpdater().getStateViewArray().norm2Number().doubleValue())
                .isPositive();
    }

    @Test
    void stockDeeplearning4jIsGivenAnUpdaterItKnows() {
        assertThat(Momentum.portable(Momentum.classical(0.1, 0.9))).isEqualTo(new Nesterovs(0.1, 0.9));
        assertThat(Momentum.portable(Momentum.nesterov(0.1, 0.9))).isEqualTo(new Nesterovs(0.1, 0.9));
        IUpdater known = new Sgd(0.1);
        assertThat(Momentum.portable(known)).isSameAs(known);
    }
}
