package org.convzoo.engine.onednn;

import java.util.Optional;
import org.convzoo.engine.layers.GroupedConvolution;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/** Convolutions and batch normalizations, with what they take along from the vertices that follow. */
final class ConvolutionReader {

    private final GraphReader nodes;
    private final ComputationGraph graph;
    private final GraphParameters parameters;
    private final Consumers consumers;
    private final LayerReader activations;

    ConvolutionReader(
            GraphReader nodes,
            ComputationGraph graph,
            GraphParameters parameters,
            Consumers consumers,
            LayerReader activations) {
        this.nodes = nodes;
        this.graph = graph;
        this.parameters = parameters;
        this.consumers = consumers;
        this.activations = activations;
    }

    Node convolution(String name, ConvolutionLayer layer, Node input, boolean frozen) {
        long[] shape = input.output().shape();
        Window window = Window.of(
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation(),
                layer.getConvolutionMode(),
                shape[2],
                shape[3]);
        long groups = layer instanceof GroupedConvolution grouped ? grouped.getGroups() : 1;
        ConvolutionShape size = ConvolutionShape.of(input.output().layout(), layer.getNOut(), groups, window);
        Parameter weights = parameters.get(name, "W", Layout.plain(ElementType.FLOAT32, size.kernel()), frozen);
        Parameter bias = layer.hasBias() ? parameters.vector(name, "b", layer.getNOut(), frozen) : null;
        Optional<String> normalization = foldable(name, layer);
        if (normalization.isPresent()) {
            return folded(name, normalization.get(), input, size, weights, bias);
        }
        Fusion fusion = Fusion.of(name, layer.getActivationFn(), graph, consumers);
        Node node = nodes.add(new ConvolutionNode(name, input, size, weights, bias, fusion.activation()));
        return fusion.complete(nodes, name, layer.getActivationFn(), node, activations);
    }

    /** The batch normalization that a convolution can take into its weights, in inference. */
    private Optional<String> foldable(String name, ConvolutionLayer layer) {
        if (parameters.training() || !(layer.getActivationFn() instanceof ActivationIdentity)) {
            return Optional.empty();
        }
        return consumers.only(name).filter(next -> batchNormalization(next).isPresent());
    }

    private Optional<BatchNormalization> batchNormalization(String vertex) {
        if (graph.getConfiguration().getVertices().get(vertex) instanceof LayerVertex layer
                && layer.getPreProcessor() == null
                && FrozenState.of(layer.getLayerConf().getLayer(), false).layer()
                        instanceof BatchNormalization normalization
                && Coverage.covers(normalization, new long[4])) {
            return Optional.of(normalization);
        }
        return Optional.empty();
    }

    private Node folded(
            String name,
            String normalized,
            Node input,
            ConvolutionShape size,
            Parameter weights,
            @Nullable Parameter bias) {
        BatchNormalization layer = batchNormalization(normalized).orElseThrow();
        boolean scaled = !layer.isLockGammaBeta();
        Folding folding = new Folding(
                parameters.statistics(normalized, layer),
                scaled ? parameters.vector(normalized, "gamma", layer.getNOut(), true) : null,
                scaled ? parameters.vector(normalized, "beta", layer.getNOut(), true) : null,
                (float) layer.getEps());
        Fusion fusion = Fusion.after(normalized, graph, consumers);
        Node node =
                nodes.add(new FoldedConvolutionNode(name, input, size, weights, bias, folding, fusion.activation()));
        nodes.absorbed(normalized, node);
        fusion.absorbed().ifPresent(vertex -> nodes.absorbed(vertex, node));
        return node;
    }

    Node batchNormalization(String name, BatchNormalization layer, Node input, boolean frozen) {
        Statistics statistics = parameters.statistics(name, layer);
        Parameter gamma = layer.isLockGammaBeta() ? null : parameters.vector(name, "gamma", layer.getNOut(), frozen);
        Parameter beta = layer.isLockGammaBeta() ? null : parameters.vector(name, "beta", layer.getNOut(), frozen);
        boolean relu = consumers
                .only(name)
                .filter(next -> Fusion.isReluLayer(graph, next))
                .isPresent();
        Node node = nodes.add(
                new BatchNormalizationNode(name, input, statistics, gamma, beta, (float) layer.getEps(), frozen, relu));
        if (relu) {
            nodes.absorbed(consumers.only(name).orElseThrow(), node);
        }
        return node;
    }
}
