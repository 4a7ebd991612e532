package org.convzoo.zoo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.convzoo.zoo.blueprint.Convolution;
import org.convzoo.zoo.blueprint.Dense;
import org.convzoo.zoo.blueprint.LayerSpec;
import org.convzoo.zoo.blueprint.Shape;

/**
 * The same layers, wired in the same way, with an eighth of the channels: wiring goes wrong as it would in the whole
 * network, for a hundredth of the time and memory.
 */
final class Narrowing {

    private static final int FACTOR = 8;

    private Narrowing() {}

    static Blueprint of(Blueprint wide) {
        Map<String, Shape> shapes = new HashMap<>(Map.of(Blueprint.INPUT, wide.input()));
        List<Node> nodes = new ArrayList<>();
        for (Node node : wide.nodes()) {
            List<Shape> inputs = node.inputs().stream().map(shapes::get).toList();
            LayerSpec layer = narrow(node.layer());
            Shape output = layer.output(inputs);
            shapes.put(node.name(), output);
            nodes.add(new Node(node.name(), node.block(), layer, node.inputs(), inputs, output, node.auxiliary()));
        }
        return new Blueprint(wide.name(), wide.input(), nodes, wide.features());
    }

    private static LayerSpec narrow(LayerSpec layer) {
        if (layer instanceof Convolution wide) {
            int groups = wide.groups() == wide.filters() ? eighth(wide.groups()) : wide.groups();
            return new Convolution(eighth(wide.filters()), wide.window(), groups, wide.bias(), wide.activation());
        }
        return layer instanceof Dense wide ? new Dense(eighth(wide.units()), wide.activation()) : layer;
    }

    /** Counts that do not divide, such as classes and AlphaGo's single last filter, stay as they are. */
    private static int eighth(int channels) {
        return channels % FACTOR == 0 ? channels / FACTOR : channels;
    }
}
