package org.convzoo.zoo.blueprint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A network on paper: its layers with their shapes, known without ND4J.
 *
 * @param name of the architecture
 * @param input {@code [channels, height, width]} of one image
 * @param nodes the layers; each comes after those that it takes its input from
 * @param features name of the layer whose output, pooled, describes an image: the last one before the classifier
 */
public record Blueprint(String name, Shape input, List<Node> nodes, String features) {

    /** The name of every network's input. */
    public static final String INPUT = "input";

    /** The module that the layers of a new head are a part of, in networks that were made for another task. */
    public static final String NEW_HEAD = "head";

    public Blueprint {
        nodes = List.copyOf(nodes);
        Objects.requireNonNull(features);
    }

    /**
     * A layer in its place.
     *
     * @param name as the saved model has it
     * @param block the module it is a part of; null for a layer that stands alone
     * @param layer what it does
     * @param inputs names of the layers it sees, or {@link #INPUT}
     * @param inputShapes one for each
     * @param output shape of its output
     * @param auxiliary whether it is there for training only
     */
    public record Node(
            String name,
            @Nullable String block,
            LayerSpec layer,
            List<String> inputs,
            List<Shape> inputShapes,
            Shape output,
            boolean auxiliary) {

        public Node {
            inputs = List.copyOf(inputs);
            inputShapes = List.copyOf(inputShapes);
        }

        /** The same layer with another name for one of its inputs. */
        private Node seeing(String input, String instead) {
            List<String> renamed = inputs.stream()
                    .map(name -> name.equals(input) ? instead : name)
                    .toList();
            return new Node(name, block, layer, renamed, inputShapes, output, auxiliary);
        }

        public long parameters() {
            return layer.parameters(inputShapes.get(0));
        }

        public long biases() {
            return layer.biases(inputShapes.get(0));
        }

        public long statistics() {
            return layer.statistics(inputShapes.get(0));
        }

        public long multiplyAccumulates() {
            return layer.multiplyAccumulates(inputShapes.get(0));
        }

        public boolean isOutput() {
            return layer instanceof Classifier || layer instanceof SoftmaxOutput;
        }
    }

    /** The layers that give probabilities: the network's own first, then the auxiliary ones. */
    public List<String> outputs() {
        return nodes.stream()
                .filter(Node::isOutput)
                .sorted((one, other) -> Boolean.compare(one.auxiliary(), other.auxiliary()))
                .map(Node::name)
                .toList();
    }

    /** Numbers that describe an image once the feature layer's output is pooled to one value a channel. */
    public int featureWidth() {
        return features.equals(INPUT)
                ? input.channels()
                : node(features).output().channels();
    }

    /**
     * The part of the network that a layer's output needs, which describes an image from then on.
     *
     * @throws IllegalArgumentException if there is no such layer
     */
    public Blueprint upTo(String layer) {
        Set<String> needed = new HashSet<>(Set.of(node(layer).name()));
        List<Node> kept = new ArrayList<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (needed.contains(nodes.get(i).name())) {
                needed.addAll(nodes.get(i).inputs());
                kept.add(0, nodes.get(i));
            }
        }
        return new Blueprint(name, input, kept, layer);
    }

    /**
     * The part of the network that only sees a layer's output, as a network of its own: that output is its input. Where its
     * features are below, they are its input.
     *
     * @throws IllegalArgumentException if there is no such layer, or a layer behind it sees another below it
     */
    public Blueprint behind(String layer) {
        Node last = node(layer);
        Set<String> below = upTo(layer).nodes().stream().map(Node::name).collect(Collectors.toSet());
        List<Node> kept = nodes.stream()
                .filter(node -> !below.contains(node.name()))
                .map(node -> node.seeing(layer, INPUT))
                .toList();
        for (Node node : kept) {
            if (node.inputs().stream().anyMatch(below::contains)) {
                throw new IllegalArgumentException(node.name() + " sees more than " + layer);
            }
        }
        return new Blueprint(name, last.output(), kept, below.contains(features) ? INPUT : features);
    }

    /** Whether all that the layers behind a layer see of the input has gone through that layer. */
    public boolean isOnlyWayThrough(String layer) {
        Set<String> below = upTo(layer).nodes().stream().map(Node::name).collect(Collectors.toSet());
        return nodes.stream()
                .filter(node -> !below.contains(node.name()))
                .flatMap(node -> node.inputs().stream())
                .noneMatch(input -> input.equals(INPUT) || below.contains(input) && !input.equals(layer));
    }

    /**
     * The layer of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Node node(String layer) {
        return nodes.stream()
                .filter(node -> node.name().equals(layer))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no layer " + layer));
    }
}
