package org.convzoo.engine.onednn;

import java.util.Optional;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;

/**
 * What a convolution or dense layer applies to its output before writing it: its own activation, or the one of the
 * activation layer that alone reads it.
 *
 * @param absorbed the activation layer that has nothing left to do
 */
record Fusion(@Nullable Activation activation, Optional<String> absorbed) {

    private static final Fusion NOTHING = new Fusion(null, Optional.empty());

    static Fusion of(String name, IActivation own, ComputationGraph graph, Consumers consumers) {
        if (!(own instanceof ActivationIdentity)) {
            return fusable(own, Optional.empty());
        }
        return after(name, graph, consumers);
    }

    /** The activation layer that alone reads a vertex. */
    static Fusion after(String name, ComputationGraph graph, Consumers consumers) {
        Optional<String> next = consumers.only(name);
        Optional<ActivationLayer> layer = next.flatMap(vertex -> activationLayer(graph, vertex));
        return layer.isPresent() ? fusable(layer.get().getActivationFn(), next) : NOTHING;
    }

    private static Fusion fusable(IActivation function, Optional<String> absorbed) {
        Activation known = Activation.of(function);
        return known != null && known.gradientReadsOutput() ? new Fusion(known, absorbed) : NOTHING;
    }

    static boolean isReluLayer(ComputationGraph graph, String vertex) {
        return activationLayer(graph, vertex)
                .filter(layer -> layer.getActivationFn().getClass() == ActivationReLU.class)
                .isPresent();
    }

    private static Optional<ActivationLayer> activationLayer(ComputationGraph graph, String vertex) {
        if (graph.getConfiguration().getVertices().get(vertex) instanceof LayerVertex layer
                && layer.getPreProcessor() == null
                && FrozenState.of(layer.getLayerConf().getLayer(), false).layer() instanceof ActivationLayer activation
                && activation.getIDropout() == null) {
            return Optional.of(activation);
        }
        return Optional.empty();
    }

    /** Adds what could not be fused, and tells the graph what could. */
    Node complete(GraphReader nodes, String name, IActivation own, Node node, LayerReader layers) {
        if (activation == null) {
            return layers.activation(name, own, node);
        }
        absorbed.ifPresent(vertex -> nodes.absorbed(vertex, node));
        return node;
    }
}
