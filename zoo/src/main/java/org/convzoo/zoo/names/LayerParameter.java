package org.convzoo.zoo.names;

import java.util.List;
import java.util.stream.IntStream;
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
 * @param part of the network that the layer is in
 * @param extents of the array
 */
public record LayerParameter(String layer, ParameterKind kind, Form form, Extents extents, Part part) {

    /** What kind of layer an array belongs to. */
    public enum Form {
        CONVOLUTION,
        /** A convolution of each channel by itself. */
        DEPTHWISE,
        DENSE,
        NORMALIZATION
    }

    /** Where in a network a layer is. */
    public enum Part {
        BODY,
        /** Behind the layer that describes an image. */
        HEAD,
        AUXILIARY_HEAD
    }

    /** Every array of a network, in the order of its layers. */
    static List<LayerParameter> of(Blueprint blueprint) {
        List<Node> nodes = blueprint.nodes();
        int features = nodes.indexOf(blueprint.node(blueprint.features()));
        return IntStream.range(0, nodes.size())
                .boxed()
                .flatMap(i -> of(nodes.get(i), part(nodes.get(i), i > features)))
                .toList();
    }

    private static Part part(Node node, boolean behindFeatures) {
        if (node.auxiliary()) {
            return Part.AUXILIARY_HEAD;
        }
        return behindFeatures ? Part.HEAD : Part.BODY;
    }

    /** Whether other libraries have all layers of a network that learn. */
    static boolean areKnown(Blueprint blueprint) {
        return blueprint.nodes().stream()
                .allMatch(node -> node.parameters() + node.statistics() == 0
                        || node.layer() instanceof Convolution
                        || node.layer() instanceof Dense
                        || node.layer() instanceof Classifier
                        || node.layer() instanceof BatchNormalization);
    }

    private static Stream<LayerParameter> of(Node node, Part part) {
        Shape input = node.inputShapes().get(0);
        LayerSpec layer = node.layer();
        if (layer instanceof Convolution convolution) {
            Form form = convolution.groups() > 1 && convolution.groups() == input.channels()
                    ? Form.DEPTHWISE
                    : Form.CONVOLUTION;
            return kinds(convolution).map(kind -> of(node, kind, form, convolutionWeights(convolution, input), part));
        } else if (layer instanceof Dense || layer instanceof Classifier) {
            Extents weights = new Extents(node.output().channels(), input.channels(), input.height(), input.width());
            return Stream.of(ParameterKind.WEIGHT, ParameterKind.BIAS)
                    .map(kind -> of(node, kind, Form.DENSE, weights, part));
        } else if (layer instanceof BatchNormalization normalization) {
            Extents channels = Extents.vector(input.channels());
            return kinds(normalization).map(kind -> of(node, kind, Form.NORMALIZATION, channels, part));
        } else if (layer.parameters(input) + layer.statistics(input) > 0) {
            throw new IllegalStateException("nobody else has a " + layer.kind() + " like that of " + node.name());
        }
        return Stream.of();
    }

    private static LayerParameter of(Node node, ParameterKind kind, Form form, Extents weights, Part part) {
        Extents extents = kind == ParameterKind.WEIGHT ? weights : Extents.vector(weights.out());
        return new LayerParameter(node.name(), kind, form, extents, part);
    }

    private static Extents convolutionWeights(Convolution convolution, Shape input) {
        return new Extents(
                convolution.filters(),
                input.channels() / convolution.groups(),
                convolution.window().height(),
                convolution.window().width());
    }

    private static Stream<ParameterKind> kinds(Convolution convolution) {
        return convolution.bias()
                ? Stream.of(ParameterKind.WEIGHT, ParameterKind.BIAS)
                : Stream.of(ParameterKind.WEIGHT);
    }

    private static Stream<ParameterKind> kinds(BatchNormalization normalization) {
        return normalization.scales()
                ? Stream.of(ParameterKind.SCALE, ParameterKind.SHIFT, ParameterKind.MEAN, ParameterKind.VARIANCE)
                : Stream.of(ParameterKind.SHIFT, ParameterKind.MEAN, ParameterKind.VARIANCE);
    }
}
