package org.convzoo.zoo.names;

import java.util.List;
import java.util.stream.Stream;
import org.convzoo.zoo.blueprint.BatchNormalization;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.convzoo.zoo.blueprint.Classifier;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Dense;
import org.convzoo.zoo.blueprint.LayerSpec;
import org.convzoo.zoo.blueprint.Shape;

/**
 * An array that a layer of this zoo learns.
 *
 * @param layer its name
 * @param kind the part it plays
 * @param form of the layer, which decides its shape elsewhere
 * @param extents of the array
 */
public record LayerParameter(String layer, ParameterKind kind, Form form, Extents extents) {

    /** What kind of layer an array belongs to. */
    public enum Form {
        CONVOLUTION,
        /** A convolution of each channel by itself. */
        DEPTHWISE,
        DENSE,
        NORMALIZATION
    }

    /** Every array of a network, in the order of its layers. */
    static List<LayerParameter> of(Blueprint blueprint) {
        return blueprint.nodes().stream().flatMap(LayerParameter::of).toList();
    }

    private static Stream<LayerParameter> of(Node node) {
        Shape input = node.inputShapes().get(0);
        LayerSpec layer = node.layer();
        if (layer instanceof Convolution convolution) {
            return convolution(node.name(), convolution, input);
        } else if (layer instanceof Dense || layer instanceof Classifier) {
            Extents weights = new Extents(node.output().channels(), input.channels(), input.height(), input.width());
            return weightsAndBias(node.name(), Form.DENSE, weights, true);
        } else if (layer instanceof BatchNormalization normalization) {
            return normalization(node.name(), normalization, input.channels());
        } else if (layer.parameters(input) + layer.statistics(input) > 0) {
            throw new IllegalStateException("nobody else has a " + layer.kind() + " like that of " + node.name());
        }
        return Stream.of();
    }

    private static Stream<LayerParameter> convolution(String layer, Convolution convolution, Shape input) {
        Form form = convolution.groups() > 1 && convolution.groups() == input.channels()
                ? Form.DEPTHWISE
                : Form.CONVOLUTION;
        Extents weights = new Extents(
                convolution.filters(),
                input.channels() / convolution.groups(),
                convolution.window().height(),
                convolution.window().width());
        return weightsAndBias(layer, form, weights, convolution.bias());
    }

    private static Stream<LayerParameter> weightsAndBias(String layer, Form form, Extents weights, boolean bias) {
        LayerParameter weight = new LayerParameter(layer, ParameterKind.WEIGHT, form, weights);
        return bias
                ? Stream.of(weight, new LayerParameter(layer, ParameterKind.BIAS, form, Extents.vector(weights.out())))
                : Stream.of(weight);
    }

    private static Stream<LayerParameter> normalization(String layer, BatchNormalization normalization, int channels) {
        Stream<ParameterKind> kinds = normalization.scales()
                ? Stream.of(ParameterKind.SCALE, ParameterKind.SHIFT, ParameterKind.MEAN, ParameterKind.VARIANCE)
                : Stream.of(ParameterKind.SHIFT, ParameterKind.MEAN, ParameterKind.VARIANCE);
        return kinds.map(kind -> new LayerParameter(layer, kind, Form.NORMALIZATION, Extents.vector(channels)));
    }
}
