package org.convzoo.benchmarks.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.convzoo.benchmarks.trial.Network;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.learning.config.Sgd;

class GraphsTest {

    @ParameterizedTest
    @EnumSource(Network.class)
    void everyNetworkHasItsPublishedSize(Network network) {
        ComputationGraphConfiguration configuration = Graphs.configuration(network, new Sgd(1));
        long parameters = configuration.getVertices().values().stream()
                .filter(LayerVertex.class::isInstance)
                .map(vertex -> ((LayerVertex) vertex).getLayerConf().getLayer())
                .mapToLong(GraphsTest::trainableParameters)
                .sum();
        assertThat(parameters).isEqualTo(network.parameters());
    }

    private static long trainableParameters(Layer layer) {
        long all = layer.initializer().numParams(layer);
        // half of a batch normalization's are running statistics
        return layer instanceof BatchNormalization ? all / 2 : all;
    }
}
