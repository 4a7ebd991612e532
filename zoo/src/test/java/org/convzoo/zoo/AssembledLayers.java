package org.convzoo.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.convzoo.engine.layers.ShiftOnlyBatchNormalization;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.blueprint.BatchNormalization;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.convzoo.zoo.blueprint.Shape;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.nd4j.linalg.learning.config.Sgd;

/** Holds Deeplearning4j's own account of a graph against the blueprint, without allocating its weights. */
final class AssembledLayers {

    private AssembledLayers() {}

    static void are(Blueprint blueprint) {
        ComputationGraphConfiguration graph = GraphAssembler.configuration(blueprint, Learning.with(new Sgd(0.1)), 7);
        Shape input = blueprint.input();
        Map<String, InputType> outputs =
                graph.getLayerActivationTypes(InputType.convolutional(input.height(), input.width(), input.channels()));
        assertThat(graph.getVertices()).hasSameSizeAs(blueprint.nodes());
        for (Node node : blueprint.nodes()) {
            assertThat(graph.getVertexInputs().get(node.name())).isEqualTo(node.inputs());
            assertThat(parameters(graph.getVertices().get(node.name())))
                    .as("parameters and statistics of %s", node.name())
                    .isEqualTo(node.parameters() + node.statistics());
            assertThat(shape(outputs.get(node.name())))
                    .as("output of %s", node.name())
                    .isEqualTo(node.output());
        }
    }

    /** Without the gammas that stay 1: the network of the paper does not have them. */
    private static long parameters(GraphVertex vertex) {
        if (!(vertex instanceof LayerVertex)) {
            return 0;
        }
        Layer layer = ((LayerVertex) vertex).getLayerConf().getLayer();
        long all = layer.initializer().numParams(layer);
        return layer instanceof ShiftOnlyBatchNormalization normalization ? all - normalization.getNOut() : all;
    }

    private static Shape shape(InputType type) {
        if (type instanceof InputType.InputTypeConvolutional map) {
            return new Shape(
                    Math.toIntExact(map.getChannels()),
                    Math.toIntExact(map.getHeight()),
                    Math.toIntExact(map.getWidth()));
        }
        return Shape.vector(Math.toIntExact(((InputType.InputTypeFeedForward) type).getSize()));
    }

    /** Parameters of Deeplearning4j's that never change: the gammas that stay 1. */
    static Set<String> fixed(ComputationGraph graph) {
        return Arrays.stream(graph.getLayers())
                .filter(layer -> layer.conf().getLayer() instanceof ShiftOnlyBatchNormalization)
                .map(layer -> layer.conf().getLayer().getLayerName() + "_" + BatchNormalizationParamInitializer.GAMMA)
                .collect(Collectors.toSet());
    }

    /** Biases that the mean of a normalization takes away again: only roundings change them. */
    static Set<String> idle(Blueprint blueprint) {
        return blueprint.nodes().stream()
                .filter(node -> node.layer() instanceof BatchNormalization)
                .map(node -> node.inputs().get(0) + "_" + ConvolutionParamInitializer.BIAS_KEY)
                .collect(Collectors.toSet());
    }
}
