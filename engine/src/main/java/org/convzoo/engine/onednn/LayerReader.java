package org.convzoo.engine.onednn;

import java.util.List;
import org.convzoo.engine.layers.PaddedShortcut;
import org.convzoo.engine.layers.ScaledTanh;
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
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** The table of layers: which nodes each becomes. */
final class LayerReader {

    private final GraphReader nodes;
    private final ComputationGraph graph;
    private final GraphParameters parameters;
    private final ConvolutionReader convolutions;
    private final Consumers consumers;
    private int dropouts;

    LayerReader(GraphReader nodes, ComputationGraph graph, GraphParameters parameters, Consumers consumers) {
        this.nodes = nodes;
        this.graph = graph;
        this.parameters = parameters;
        this.consumers = consumers;
        this.convolutions = new ConvolutionReader(nodes, graph, parameters, consumers, this);
    }

    Node read(String name, LayerVertex vertex, Node input, boolean frozenVertex) {
        FrozenState layer = FrozenState.of(vertex.getLayerConf().getLayer(), frozenVertex);
        if (!Coverage.covers(vertex.getPreProcessor())
                || !Coverage.covers(layer.layer(), input.output().shape())) {
            return nodes.handOver(name, List.of(input), layer.frozen());
        }
        Node prepared = Reshaping.preprocess(nodes, name, vertex.getPreProcessor(), input);
        return read(name, layer.layer(), prepared, layer.frozen());
    }

    private Node read(String name, Layer layer, Node input, boolean frozen) {
        if (layer instanceof ConvolutionLayer convolution) {
            return convolutions.convolution(name, convolution, dropout(name, layer, input, frozen), frozen);
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
            return PoolingReader.pooling(nodes, name, pooling, input);
        } else if (layer instanceof GlobalPoolingLayer pooling) {
            return PoolingReader.globalPooling(nodes, name, pooling, input);
        } else if (layer instanceof BatchNormalization normalization) {
            return convolutions.batchNormalization(name, normalization, input, frozen);
        } else if (layer instanceof LocalResponseNormalization normalization) {
            return nodes.add(new LocalResponseNormalizationNode(name, input, normalization));
        } else if (layer instanceof PaddedShortcut shortcut) {
            return PoolingReader.shortcut(nodes, name, shortcut, input);
        } else if (layer instanceof ZeroPaddingLayer padding) {
            return nodes.add(BorderNode.padding(name, input, padding.getPadding()));
        } else if (layer instanceof Cropping2D cropping) {
            return nodes.add(BorderNode.cropping(name, input, cropping.getCropping()));
        }
        throw new IllegalStateException(layer.getClass() + " is said to be covered but is not");
    }

    private Node dense(String name, DenseLayer layer, Node input, boolean frozen) {
        Fusion fusion = Fusion.of(name, layer.getActivationFn(), graph, consumers);
        Node node = nodes.add(new DenseNode(
                name,
                Reshaping.flat(nodes, name, input),
                parameters.matrix(name, layer.getNIn(), layer.getNOut(), frozen),
                layer.hasBias() ? parameters.vector(name, "b", layer.getNOut(), frozen) : null,
                fusion.activation(),
                false));
        return fusion.complete(nodes, name, layer.getActivationFn(), node, this);
    }

    private Node output(String name, OutputLayer layer, Node input, boolean frozen) {
        Node scores = nodes.add(new DenseNode(
                name,
                Reshaping.flat(nodes, name, input),
                parameters.matrix(name, layer.getNIn(), layer.getNOut(), frozen),
                layer.hasBias() ? parameters.vector(name, "b", layer.getNOut(), frozen) : null,
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
        if (function instanceof ScaledTanh) {
            Node scaled = nodes.add(new ActivationNode(name, input, Activation.linear(ScaledTanh.SLOPE, 0)));
            Node bent = nodes.add(new ActivationNode(name, scaled, Activation.TANH));
            return nodes.add(new ActivationNode(name, bent, Activation.linear(ScaledTanh.AMPLITUDE, 0)));
        }
        Activation known = Activation.of(function);
        return nodes.add(
                known == null ? new Dl4jActivationNode(name, input, function) : new ActivationNode(name, input, known));
    }

    private Node dropout(String name, Layer layer, Node input, boolean frozen) {
        if (layer.getIDropout() == null || frozen || !parameters.training()) {
            return input;
        }
        return nodes.add(
                layer.getIDropout() instanceof Dropout dropout
                        ? new DropoutNode(name, input, dropout, dropouts++)
                        : new Dl4jDropoutNode(name, input, layer.getIDropout(), dropouts++));
    }
}
