package org.convzoo.training.features;

import java.util.Map;
import org.convzoo.configs.ImageSize;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutionalFlat;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeFeedForward;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** How large the outputs of layers are. */
public final class FeatureShapes {

    private FeatureShapes() {}

    /**
     * What a layer puts out for an image: height x width x channels of a map, 1 x 1 x length of a vector.
     *
     * @param input of the network
     * @throws IllegalArgumentException if the network has no such layer, or it gives neither maps nor vectors
     */
    public static ImageSize of(ComputationGraph graph, ImageSize input, String layer) {
        ComputationGraphConfiguration configuration = graph.getConfiguration().clone();
        Map<String, InputType> shapes = configuration.getLayerActivationTypes(
                InputType.convolutional(input.height(), input.width(), input.channels()));
        InputType shape = shapes.get(layer);
        if (shape instanceof InputTypeConvolutional map) {
            return new ImageSize((int) map.getHeight(), (int) map.getWidth(), (int) map.getChannels());
        }
        if (shape instanceof InputTypeFeedForward || shape instanceof InputTypeConvolutionalFlat) {
            return new ImageSize(1, 1, Math.toIntExact(shape.arrayElementsPerExample()));
        }
        throw new IllegalArgumentException("the network has no layer " + layer + " with maps or vectors");
    }
}
