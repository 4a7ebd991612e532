package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.zoo.blueprint.Activate;
import org.convzoo.zoo.blueprint.Addition;
import org.convzoo.zoo.blueprint.BatchNormalization;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.convzoo.zoo.blueprint.Concatenation;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Dropout;
import org.convzoo.zoo.blueprint.LayerSpec;
import org.convzoo.zoo.blueprint.PositionBias;
import org.convzoo.zoo.blueprint.Scaling;
import org.convzoo.zoo.blueprint.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Layers that a reader sees as one, e.g. a convolution with its batch normalization and its activation.
 *
 * @param layers one behind the other; at least one
 */
record Step(List<Node> layers) {

    Step {
        layers = List.copyOf(layers);
    }

    Node first() {
        return layers.get(0);
    }

    Node last() {
        return layers.get(layers.size() - 1);
    }

    /** That of the layer which does the most: the 1x1 of a separable convolution, else the first. */
    String name() {
        return isSeparable() ? layers.get(1).name() : first().name();
    }

    /** The same without the name of the block before it. */
    String localName() {
        return block() == null ? name() : name().substring(block().length() + 1);
    }

    @Nullable
    String block() {
        return first().block();
    }

    Shape output() {
        return last().output();
    }

    long parameters() {
        return layers.stream().mapToLong(Node::parameters).sum();
    }

    boolean isJoin() {
        return first().layer() instanceof Addition || first().layer() instanceof Concatenation;
    }

    boolean isConvolution() {
        return first().layer() instanceof Convolution;
    }

    /** A depthwise convolution with the 1x1 behind it as one (Chollet, arXiv:1610.02357, section 1.2). */
    boolean isSeparable() {
        return layers.size() > 1
                && LayerWords.isDepthwise(first().layer())
                && layers.get(1).layer() instanceof Convolution;
    }

    /** What it does, part by part: {@code 3x3 convolution, 64}, {@code BN}, {@code ReLU}. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        int next = 0;
        if (isSeparable()) {
            Convolution depthwise = (Convolution) first().layer();
            words.add(LayerWords.size(depthwise.window()) + " separable convolution, "
                    + layers.get(1).output().channels());
            next = 2;
        }
        for (; next < layers.size(); next++) {
            LayerSpec layer = layers.get(next).layer();
            words.addAll(layer instanceof BatchNormalization && next > 0 ? List.of("BN") : LayerWords.of(layer));
        }
        return words;
    }

    /** Whether a layer belongs to the step that it comes behind. */
    boolean takesIn(Node next) {
        LayerSpec layer = next.layer();
        return layer instanceof BatchNormalization
                || layer instanceof Dropout
                || layer instanceof Scaling
                || layer instanceof PositionBias
                || layer instanceof Activate && !isJoin()
                || layer instanceof Convolution && LayerWords.isDepthwise(last().layer()) && isBare(last());
    }

    /** A depthwise convolution with its own activation is a layer of its own, as in MobileNet. */
    private static boolean isBare(Node node) {
        return LayerWords.of(node.layer()).size() == 1;
    }

    Step with(Node next) {
        List<Node> longer = new ArrayList<>(layers);
        longer.add(next);
        return new Step(longer);
    }
}
