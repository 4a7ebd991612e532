package org.convzoo.engine.onednn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The table of layers: which nodes each becomes. */
final class LayerReader {

    private final GraphReader nodes;
    private final ComputationGraph graph;
    private final ParameterStore parameters;
    private final Consumers consumers;
    private final ProgramBuilder program;
    private int dropouts;

    LayerReader(
            GraphReader nodes,
            ComputationGraph graph,
            ParameterStore parameters,
            Consumers consumers,
            ProgramBuilder program) {
        this.nodes = nodes;
        this.graph = graph;
        this.parameters = parameters;
        this.consumers = consumers;
        this.program = program;
    }

    Node read(String name, LayerVertex vertex, Node input, boolean frozenVertex) {
        FrozenState layer = FrozenState.of(vertex.getLayerConf().getLayer(), frozenVertex);
        if (!Coverage.covers(vertex.getPreProcessor())
                || !Coverage.covers(layer.layer(), input.output().shape())) {
            return nodes.handOver(name, List.of(input), layer.frozen());
        }
        Node prepared = preprocess(nodes, name, vertex.getPreProcessor(), input);
        return read(name, layer.layer(), prepared, layer.frozen());
    }

    private Node read(String name, Layer layer, Node input, boolean frozen) {
        if (layer instanceof ConvolutionLayer convolution) {
            return convolution(name, convolution, dropout(name, layer, input, frozen), frozen);
        } else if (layer instanceof DenseLayer dense) {
            return dense(name, dense, dropout(name, layer, input, frozen), frozen);
        } else if (layer instanceof OutputLayer output) {
            return output(name, output, dropout(name, layer, input, frozen), frozen);
        } else if (layer instanceof LossLayer loss) {
            return loss(name, Loss.of(loss.getActivationFn(), loss.getLossFn()), input);
        } else if (layer instanceof ActivationLayer activation) {
            return activation(name, activation.getActivationFn(), dropout(name, layer, input, frozen));
        } else if (layer instanceof DropoutLayer) {
            return dropout(name, layer, input, frozen);
        } else if (layer instanceof SubsamplingLayer pooling) {
            return pooling(name, pooling, input);
        } else if (layer instanceof GlobalPoolingLayer pooling) {
            return globalPooling(name, pooling, input);
        } else if (layer instanceof BatchNormalization normalization) {
            return batchNormalization(name, normalization, input, frozen);
        } else if (layer instanceof LocalResponseNormalization normalization) {
            return nodes.add(new LocalResponseNormalizationNode(name, input, normalization));
        } else if (layer instanceof ZeroPaddingLayer padding) {
            return nodes.add(BorderNode.padding(name, input, padding.getPadding()));
        } else if (layer instanceof Cropping2D cropping) {
            return nodes.add(BorderNode.cropping(name, input, cropping.getCropping()));
        }
        throw new IllegalStateException(layer.getClass() + " is said to be covered but is not");
    }

    private Node convolution(String name, ConvolutionLayer layer, Node input, boolean frozen) {
        long[] shape = input.output().shape();
        Window window = Window.of(
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation(),
                layer.getConvolutionMode(),
                shape[2],
                shape[3]);
        ConvolutionShape size = new ConvolutionShape(
                new long[] {shape[2], shape[3]},
                new long[] {layer.getNOut(), layer.getNIn(), window.kernel()[0], window.kernel()[1]},
                window);
        Parameter weights = parameter(name, "W", Layout.plain(ElementType.FLOAT32, size.kernel()), frozen);
        Parameter bias = layer.hasBias() ? vector(name, "b", layer.getNOut(), frozen) : null;
        Optional<String> normalization = foldable(name, layer);
        if (normalization.isPresent()) {
            return folded(name, normalization.get(), input, size, weights, bias);
        }
        Fusion fusion = Fusion.of(name, layer.getActivationFn(), graph, consumers);
        Node node = nodes.add(new ConvolutionNode(name, input, size, weights, bias, fusion.activation()));
        return fusion.complete(nodes, name, layer.getActivationFn(), node, this);
    }

    /** The batch normalization that a convolution can take into its weights, in inference. */
    private Optional<String> foldable(String name, ConvolutionLayer layer) {
        if (program.training || !(layer.getActivationFn() instanceof ActivationIdentity)) {
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
                statistics(normalized, layer),
                scaled ? vector(normalized, "gamma", layer.getNOut(), true) : null,
                scaled ? vector(normalized, "beta", layer.getNOut(), true) : null,
                (float) layer.getEps());
        Fusion fusion = Fusion.after(normalized, graph, consumers);
        Node node =
                nodes.add(new FoldedConvolutionNode(name, input, size, weights, bias, folding, fusion.activation()));
        nodes.absorbed(normalized, node);
        fusion.absorbed().ifPresent(vertex -> nodes.absorbed(vertex, node));
        return node;
    }

    private Statistics statistics(String name, BatchNormalization layer) {
        Map<String, INDArray> table = graph.getVertex(name).paramTable(false);
        return new Statistics(
                table.get("mean"),
                table.get(layer.isUseLogStd() ? "log10stdev" : "var"),
                layer.isUseLogStd(),
                layer.getDecay());
    }

    private Node dense(String name, DenseLayer layer, Node input, boolean frozen) {
        Fusion fusion = Fusion.of(name, layer.getActivationFn(), graph, consumers);
        Node node = nodes.add(new DenseNode(
                name,
                flat(name, input),
                denseWeights(name, layer.getNIn(), layer.getNOut(), frozen),
                layer.hasBias() ? vector(name, "b", layer.getNOut(), frozen) : null,
                fusion.activation(),
                false));
        return fusion.complete(nodes, name, layer.getActivationFn(), node, this);
    }

    private Node output(String name, OutputLayer layer, Node input, boolean frozen) {
        Node scores = nodes.add(new DenseNode(
                name,
                flat(name, input),
                denseWeights(name, layer.getNIn(), layer.getNOut(), frozen),
                layer.hasBias() ? vector(name, "b", layer.getNOut(), frozen) : null,
                null,
                true));
        return loss(name, Loss.of(layer.getActivationFn(), layer.getLossFn()), scores);
    }

    private Node loss(String name, Loss loss, Node scores) {
        List<String> outputs = graph.getConfiguration().getNetworkOutputs();
        if (!outputs.contains(name)) {
            throw new UnsupportedGraphException("loss " + name + " is not an output of the graph");
        }
        boolean first = outputs.indexOf(name) == 0;
        return nodes.add(new LossNode(name, scores, loss, first, graph.conf().isMiniBatch()));
    }

    /** An activation by itself; the identity costs nothing. */
    Node activation(String name, IActivation function, Node input) {
        if (function instanceof ActivationIdentity) {
            return input;
        }
        if (function.getClass() == ActivationSoftmax.class && input.output().shape().length == 2) {
            return nodes.add(new SoftmaxNode(name, input));
        }
        Activation known = Activation.of(function);
        return nodes.add(
                known == null ? new Dl4jActivationNode(name, input, function) : new ActivationNode(name, input, known));
    }

    private Node dropout(String name, Layer layer, Node input, boolean frozen) {
        if (layer.getIDropout() == null || frozen || !program.training) {
            return input;
        }
        return nodes.add(
                layer.getIDropout() instanceof Dropout dropout
                        ? new DropoutNode(name, input, dropout, dropouts++)
                        : new Dl4jDropoutNode(name, input, layer.getIDropout(), dropouts++));
    }

    private Node pooling(String name, SubsamplingLayer layer, Node input) {
        long[] shape = input.output().shape();
        Window window = Window.of(
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation(),
                layer.getConvolutionMode(),
                shape[2],
                shape[3]);
        algorithm kind =
                switch (layer.getPoolingType()) {
                    case MAX -> algorithm.pooling_max;
                    case AVG ->
                        layer.isAvgPoolIncludePadInDivisor()
                                ? algorithm.pooling_avg_include_padding
                                : algorithm.pooling_avg_exclude_padding;
                    case SUM, PNORM ->
                        throw new IllegalStateException("pooling " + layer.getPoolingType() + " is not covered");
                };
        return nodes.add(new PoolingNode(name, input, window, kind));
    }

    private Node globalPooling(String name, GlobalPoolingLayer layer, Node input) {
        long[] shape = input.output().shape();
        algorithm kind =
                switch (layer.getPoolingType()) {
                    case MAX -> algorithm.pooling_max;
                    case AVG -> algorithm.pooling_avg_include_padding;
                    case SUM, PNORM ->
                        throw new IllegalStateException("pooling " + layer.getPoolingType() + " is not covered");
                };
        Node pooled = nodes.add(new PoolingNode(name, input, Window.whole(shape[2], shape[3]), kind));
        return layer.isCollapseDimensions() ? nodes.add(new ReshapeNode(name, pooled, shape[0], shape[1])) : pooled;
    }

    private Node batchNormalization(String name, BatchNormalization layer, Node input, boolean frozen) {
        Statistics statistics = statistics(name, layer);
        Parameter gamma = layer.isLockGammaBeta() ? null : vector(name, "gamma", layer.getNOut(), frozen);
        Parameter beta = layer.isLockGammaBeta() ? null : vector(name, "beta", layer.getNOut(), frozen);
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

    static Node preprocess(GraphReader nodes, String name, @Nullable InputPreProcessor step, Node input) {
        long[] shape = input.output().shape();
        if (step == null
                || step instanceof CnnToFeedForwardPreProcessor && shape.length == 2
                || step instanceof FeedForwardToCnnPreProcessor && shape.length == 4) {
            return input;
        } else if (step instanceof CnnToFeedForwardPreProcessor) {
            return flat(nodes, name, input);
        } else if (step instanceof FeedForwardToCnnPreProcessor map) {
            return nodes.add(new ReshapeNode(
                    name, input, shape[0], map.getNumChannels(), map.getInputHeight(), map.getInputWidth()));
        }
        throw new IllegalStateException(step.getClass() + " is said to be covered but is not");
    }

    private Node flat(String name, Node input) {
        return flat(nodes, name, input);
    }

    private static Node flat(GraphReader nodes, String name, Node input) {
        long[] shape = input.output().shape();
        return shape.length == 2
                ? input
                : nodes.add(new ReshapeNode(name, input, shape[0], shape[1] * shape[2] * shape[3]));
    }

    private Parameter denseWeights(String name, long in, long out, boolean frozen) {
        return parameter(name, "W", Layout.plain(ElementType.FLOAT32, out, in), frozen);
    }

    private Parameter vector(String name, String key, long length, boolean frozen) {
        return parameter(name, key, Layout.plain(ElementType.FLOAT32, length), frozen);
    }

    private Parameter parameter(String name, String key, Layout layout, boolean frozen) {
        INDArray array = Optional.ofNullable(
                        graph.getVertex(name).paramTable(false).get(key))
                .orElseThrow(() -> new UnsupportedGraphException("layer " + name + " has no " + key));
        return parameters.get(name, key, array, layout, program.training && !frozen);
    }
}
