package org.convzoo.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.blueprint.Blueprint;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
        assertThat(graph.numParams()).isPositive();
    }
}
