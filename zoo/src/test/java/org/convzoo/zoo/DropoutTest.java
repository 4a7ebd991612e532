package org.convzoo.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convzoo.configs.ConfigReader;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * {@code model.dropout} is the probability to drop: so many values become zero in training and the others are divided by
 * the rest, on both roads. A classifier of zeros shows what reaches it, for its gradient is its input times a constant.
 */
class DropoutTest {

    private static final int STEPS = 40;
    private static final int CLASSES = 10;

    @ParameterizedTest(name = "dropout {0}, compiled: {1}")
    @CsvSource({"0.2, true", "0.2, false", "0.75, true", "0.75, false"})
    void zeroesThatShareAndScalesTheRest(double probability, boolean compiled) {
        ComputationGraph graph = GraphAssembler.assemble(
                Zoo.named("lenet5")
                        .blueprint(ConfigReader.readModel("lenet5", List.of("model.dropout=" + probability)), CLASSES),
                Learning.with(new Sgd(1)),
                7);
        String classifier = graph.getConfiguration().getNetworkOutputs().get(0);
        INDArray weights = graph.getParam(classifier + "_W"); // [in, classes]
        INDArray image = Nd4j.rand(DataType.FLOAT, 1, 1, 32, 32);
        String before =
                graph.getConfiguration().getVertexInputs().get("dropout").get(0);
        INDArray whole = graph.feedForward(image, false).get(before).dup();
        INDArray label = Nd4j.zeros(DataType.FLOAT, 1, CLASSES);
        label.putScalar(0, 3, 1);

        int dropped = 0;
        int all = 0;
        try (ExecutionPlan plan = compiled ? ExecutionPlan.open(graph) : ExecutionPlan.dl4j(graph)) {
            for (int step = 0; step < STEPS; step++) {
                graph.getParam(classifier + "_W").assign(0);
                graph.getParam(classifier + "_b").assign(0);
                plan.step(image, label, 1, step);
                plan.synchronise();
                for (int i = 0; i < whole.length(); i++) {
                    if (whole.getDouble(i) != 0) {
                        all++;
                        // every class is as likely, so that the gradient at class 0 is a tenth of the input
                        double arrived = -CLASSES * weights.getDouble(i, 0) / whole.getDouble(i);
                        if (arrived == 0) {
                            dropped++;
                        } else {
                            assertThat(arrived)
                                    .as("factor of value %d", i)
                                    .isCloseTo(1 / (1 - probability), within(5e-3));
                        }
                    }
                }
            }
        }
        assertThat((double) dropped / all).as("share of %d values", all).isCloseTo(probability, within(0.03));
    }
}
