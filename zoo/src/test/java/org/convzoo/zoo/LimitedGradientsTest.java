package org.convzoo.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;

/** Gradients of layers that Deeplearning4j lacks are limited like all others. */
class LimitedGradientsTest {

    private static final double LIMIT = 1e-2;

    @ParameterizedTest
    @ValueSource(strings = {"lenet5-1998", "alexnet", "googlenet", "resnet20-cifar", "mobilenet", "alphago-policy"})
    void bothRoadsLimitThem(String name) {
        Miniature miniature = Miniature.of(Zoo.named(name), "model.activation=elu");
        ComputationGraph graph = limited(miniature);

        Map<String, INDArray> before = TwoRoads.copies(graph);
        TwoRoads.agree(name, graph, miniature.images(4), miniature.labels(4));
        TwoRoads.changes(graph, before).forEach((parameter, change) -> {
            if (isLimited(graph, parameter)) {
                assertThat(TwoRoads.norm(change))
                        .as("gradient of %s", parameter)
                        .isLessThan(LIMIT * 1.001);
            }
        });
    }

    private static boolean isLimited(ComputationGraph graph, String parameter) {
        Layer layer = graph.getLayer(parameter.substring(0, parameter.lastIndexOf('_')));
        return !(layer.conf().getLayer() instanceof BatchNormalization);
    }

    private static ComputationGraph limited(Miniature miniature) {
        ComputationGraphConfiguration configuration =
                GraphAssembler.configuration(miniature.blueprint(), Learning.with(new Sgd(1)), 7);
        configuration.getVertices().values().forEach(vertex -> {
            if (vertex instanceof LayerVertex layer
                    && layer.getLayerConf().getLayer() instanceof BaseLayer base
                    && !(base instanceof BatchNormalization)) {
                base.setGradientNormalization(GradientNormalization.ClipL2PerLayer);
                base.setGradientNormalizationThreshold(LIMIT);
            }
        });
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        return graph;
    }
}
