package org.convzoo.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Walks the whole zoo, so that no network can be forgotten. */
class EveryNetworkTest {

    static List<Architecture> networks() {
        return Zoo.all();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void isTheNetworkThatItsBlueprintDescribes(Architecture architecture) {
        Blueprint blueprint = architecture.blueprint();
        ComputationGraph graph = GraphAssembler.assemble(blueprint, new Sgd(0.1), 0, 7);
        assertThat(graph.numParams())
                .as("parameters of the assembled graph and of the table")
                .isEqualTo(ModelSummary.of(blueprint).parameters());

        Shape input = blueprint.input();
        INDArray output =
                graph.output(false, Nd4j.rand(7, new long[] {2, input.channels(), input.height(), input.width()}))[0];

        assertThat(output.shape()).containsExactly(2, architecture.defaultClasses());
        assertThat(output.sumNumber().doubleValue())
                .as("two rows of probabilities")
                .isCloseTo(2, org.assertj.core.data.Offset.offset(1e-5));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void drawsTheSameWeightsFromTheSameSeed(Architecture architecture) {
        ComputationGraph one = GraphAssembler.assemble(architecture.blueprint(), new Sgd(0.1), 0, 7);
        ComputationGraph same = GraphAssembler.assemble(architecture.blueprint(), new Sgd(0.1), 0, 7);
        ComputationGraph other = GraphAssembler.assemble(architecture.blueprint(), new Sgd(0.1), 0, 8);
        assertThat(one.params()).isEqualTo(same.params()).isNotEqualTo(other.params());
    }
}
