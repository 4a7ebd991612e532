package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.zoo.blueprint.Blueprint;

/** A network layer by layer. */
final class EveryLayer {

    private EveryLayer() {}

    static Graph graph(Blueprint network) {
        List<Box> boxes = new ArrayList<>();
        List<Graph.Edge> edges = new ArrayList<>();
        boxes.add(Box.pill(Blueprint.INPUT, Blueprint.INPUT, network.input().toString()));
        for (Step step : Steps.single(network)) {
            boxes.add(Boxes.step(step.name(), step));
            step.first().inputs().forEach(input -> edges.add(new Graph.Edge(input, step.name())));
        }
        return new Graph(boxes, edges);
    }
}
