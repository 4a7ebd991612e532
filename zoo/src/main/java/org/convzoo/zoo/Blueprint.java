package org.convzoo.zoo;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.configs.ImageSize;

/**
 * A network on paper: its layers in order with their shapes, known without ND4J.
 *
 * @param name of the architecture
 * @param input {@code [channels, height, width]} of one image
 * @param nodes the layers; each one's input is the output of the one before it
 */
public record Blueprint(String name, Shape input, List<Node> nodes) {

    public Blueprint {
        nodes = List.copyOf(nodes);
    }

    /** A layer in its place. */
    public record Node(String name, LayerSpec layer, Shape input, Shape output) {}

    static Builder of(String name, ImageSize input) {
        return new Builder(name, new Shape(input.channels(), input.height(), input.width()));
    }

    /** Adds layer after layer and computes the shapes on the way. */
    static final class Builder {
        private final String name;
        private final Shape input;
        private final List<Node> nodes = new ArrayList<>();
        private Shape current;

        private Builder(String name, Shape input) {
            this.name = name;
            this.input = input;
            this.current = input;
        }

        Builder add(String layerName, LayerSpec layer) {
            Shape output = layer.output(current);
            if (output.height() < 1 || output.width() < 1) {
                throw new MapTooSmallException(layerName, current);
            }
            nodes.add(new Node(layerName, layer, current, output));
            current = output;
            return this;
        }

        Blueprint build() {
            return new Blueprint(name, input, nodes);
        }
    }
}
