package org.convzoo.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

/** GoogLeNet's two auxiliary classifiers: there in training, with 0.3 of their loss; gone afterwards. */
class AuxiliaryHeadsTest {

    private final Miniature miniature = Miniature.of(Zoo.named("googlenet"));
    private final INDArray images = miniature.images(4);
    private final INDArray labels = miniature.labels(4);

    @Test
    void theNetworksOwnOutputComesFirst() {
        assertThat(miniature.blueprint().outputs())
                .containsExactly("classifier", "auxiliary_4a_classifier", "auxiliary_4d_classifier");
    }

    @Test
    void predictionsLeaveThemOut() {
        try (ExecutionPlan plan = ExecutionPlan.open(miniature.graph(7))) {
            plan.output(images);
            assertThat(work(plan)).noneMatch(label -> label.contains("auxiliary"));
            plan.step(images, labels, 0.1, 0);
            assertThat(work(plan)).anyMatch(label -> label.contains("auxiliary_4a_classifier"));
        }
    }

    private static Stream<String> work(ExecutionPlan plan) {
        return plan.profile().keySet().stream();
    }

    @Test
    void theirLossesCountForThreeTenths() {
        ComputationGraph graph = GraphAssembler.assemble(miniature.blueprint(), Learning.with(new Sgd(0.1)), 7);
        double expected = 0;
        INDArray[] outputs = graph.output(false, images);
        for (int head = 0; head < outputs.length; head++) {
            for (int image = 0; image < 4; image++) {
                double probability = outputs[head].mul(labels).sum(1).getDouble(image);
                expected -= (head == 0 ? 1 : 0.3) * Math.log(probability) / 4;
            }
        }
        try (ExecutionPlan plan = ExecutionPlan.open(graph)) {
            assertThat(plan.step(images, labels, 0.1, 0).loss()).isCloseTo(expected, within(1e-3));
        }
    }
}
