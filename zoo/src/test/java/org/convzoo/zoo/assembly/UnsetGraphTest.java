package org.convzoo.zoo.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.convzoo.configs.LossConfig;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.blueprint.BatchNormalization;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.names.NamingConvention;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.NoOp;

class UnsetGraphTest {

    private final Blueprint blueprint = Zoo.named("resnet20-cifar").blueprint();

    @Test
    void isTheGraphThatIsAssembledBeforeItsWeightsAreDrawn() {
        ComputationGraph unset = GraphAssembler.assembleUnset(
                blueprint, new Learning(new NoOp(), 1e-4, LossConfig.CrossEntropy.plain()), 7);
        ComputationGraph drawn =
                GraphAssembler.assemble(blueprint, new Learning(new NoOp(), 1e-4, LossConfig.CrossEntropy.plain()), 7);

        assertThat(unset.getConfiguration().toJson())
                .isEqualTo(drawn.getConfiguration().toJson());
        assertThat(unset.params().shape()).isEqualTo(drawn.params().shape());
    }

    @Test
    void layersCanBeGivenTheWeightsTheyWouldHave() {
        ComputationGraph unset = GraphAssembler.assembleUnset(blueprint, Learning.with(new NoOp()), 7);
        ComputationGraph drawn = GraphAssembler.assemble(blueprint, Learning.with(new NoOp()), 7);

        // all of them, in the order in which a graph draws them
        GraphAssembler.draw(
                unset,
                Arrays.stream(drawn.topologicalSortOrder())
                        .mapToObj(vertex -> drawn.getVertices()[vertex].getVertexName())
                        .filter(name -> drawn.getLayer(name) != null
                                && drawn.getLayer(name).numParams() > 0)
                        .toList());

        assertThat(unset.params()).isEqualTo(drawn.params());
    }

    @Test
    void otherLayersStayAsTheyAre() {
        ComputationGraph graph = GraphAssembler.assembleUnset(blueprint, Learning.with(new NoOp()), 7);
        graph.params().assign(0);
        GraphAssembler.draw(graph, List.of("fc"));
        for (Layer layer : graph.getLayers()) {
            boolean isZero =
                    layer.numParams() == 0 || layer.params().amaxNumber().doubleValue() == 0;
            String name = layer.conf().getLayer().getLayerName();
            assertThat(isZero).as(name).isEqualTo(!name.equals("fc"));
        }
    }

    @Test
    void aScaleThatIsNotLearnedIsOne() {
        Blueprint inception = Zoo.named("inception-resnet-v2").blueprint();
        ComputationGraph graph = GraphAssembler.assembleUnset(inception, Learning.with(new NoOp()), 7);
        assertThat(graph.getLayer("conv_7b_bn").getParam("gamma").minNumber().doubleValue())
                .isEqualTo(1);
        graph.close();
    }

    /** Else memory that nobody has set would become weights. */
    @Test
    void whatIsLoadedByNameIsAllThatANetworkHas() {
        for (Architecture architecture : Zoo.all()) {
            Blueprint network = architecture.blueprint();
            NamingConvention.CONVZOO.names(architecture, network).ifPresent(names -> {
                long named = names.parameters().stream()
                        .mapToLong(parameter -> parameter.ours().extents().elements())
                        .sum();
                long fixed = network.nodes().stream()
                        .filter(node ->
                                node.layer() instanceof BatchNormalization normalization && !normalization.scales())
                        .mapToLong(node -> node.output().channels())
                        .sum();
                long all =
                        GraphAssembler.configuration(network, Learning.with(new NoOp()), 7)
                                .getVertices()
                                .values()
                                .stream()
                                .mapToLong(vertex -> vertex.numParams(true))
                                .sum();
                assertThat(named + fixed).as(architecture.name()).isEqualTo(all);
            });
        }
    }
}
