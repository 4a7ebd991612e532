package org.convzoo.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.ImageSize;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/**
 * The layers of a network that can be the encoder of an autoencoder, from the input upwards: dense ones, and convolutions
 * that move by one pixel, whose map a convolution padded by kernel - 1 - padding brings back to its size. Both need an
 * activation of their own: without one an encoder finds no more than principal components.
 *
 * @param found in the order in which they are trained
 * @param leftOut names of the other layers with weights, but for outputs
 */
record EncodingLayers(List<EncodingLayer> found, List<String> leftOut) {

    /**
     * One of them.
     *
     * @param name of the layer
     * @param below name of what it reads: the network's input or a layer
     * @param input shape of what it reads, without the batch
     * @param layer itself
     */
    record EncodingLayer(String name, String below, InputType input, FeedForwardLayer layer) {

        /** Whether it reads maps, [C, H, W], as they are; else all values in a row. */
        boolean readsMaps() {
            return layer instanceof ConvolutionLayer;
        }

        /** The maps that it reads. */
        InputType.InputTypeConvolutional map() {
            return (InputType.InputTypeConvolutional) input;
        }

        /** How many values it reads of an image. */
        int values() {
            return Math.toIntExact(input.arrayElementsPerExample());
        }
    }

    static EncodingLayers of(ComputationGraph graph, ImageSize size) {
        ComputationGraphConfiguration configuration = graph.getConfiguration().clone();
        InputType image = InputType.convolutional(size.height(), size.width(), size.channels());
        Map<String, InputType> shapes = configuration.getLayerActivationTypes(image);
        List<EncodingLayer> found = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (int index : graph.topologicalSortOrder()) {
            String name = graph.getVertices()[index].getVertexName();
            GraphVertex vertex = configuration.getVertices().get(name);
            if (!(vertex instanceof LayerVertex layer)
                    || layer.numParams(true) == 0
                    || !(layer.getLayerConf().getLayer() instanceof FeedForwardLayer weighted)
                    || weighted instanceof OutputLayer
                    || weighted instanceof org.deeplearning4j.nn.conf.layers.BatchNormalization) {
                continue;
            }
            List<String> inputs = configuration.getVertexInputs().get(name);
            if (inputs.size() == 1 && canEncode(layer, weighted)) {
                String below = inputs.get(0);
                InputType shape = configuration.getNetworkInputs().contains(below) ? image : shapes.get(below);
                found.add(new EncodingLayer(name, below, shape, weighted));
            } else {
                leftOut.add(name);
            }
        }
        return new EncodingLayers(List.copyOf(found), List.copyOf(leftOut));
    }

    private static boolean canEncode(LayerVertex vertex, FeedForwardLayer layer) {
        if (((BaseLayer) layer).getActivationFn() instanceof ActivationIdentity) {
            return false;
        }
        if (layer.getClass() == DenseLayer.class) {
            return vertex.getPreProcessor() == null || vertex.getPreProcessor() instanceof CnnToFeedForwardPreProcessor;
        }
        return layer.getClass() == ConvolutionLayer.class
                && vertex.getPreProcessor() == null
                && canBeUndone((ConvolutionLayer) layer);
    }

    private static boolean canBeUndone(ConvolutionLayer layer) {
        boolean dense = Arrays.stream(layer.getStride()).allMatch(stride -> stride == 1)
                && Arrays.stream(layer.getDilation()).allMatch(dilation -> dilation == 1);
        boolean fits = layer.getConvolutionMode() == ConvolutionMode.Same
                || layer.getPadding()[0] < layer.getKernelSize()[0] && layer.getPadding()[1] < layer.getKernelSize()[1];
        return dense && fits;
    }
}
