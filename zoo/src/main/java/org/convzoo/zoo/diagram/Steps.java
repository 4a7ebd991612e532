package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;

/** Brings together the layers that a reader sees as one. */
final class Steps {

    private Steps() {}

    /** Each layer alone. */
    static List<Step> single(Blueprint network) {
        return network.nodes().stream().map(node -> new Step(List.of(node))).toList();
    }

    /** Every chain that {@link Step#takesIn} allows, in the order of its first layer. */
    static List<Step> merged(Blueprint network) {
        Map<String, Integer> readers = readers(network);
        List<Step> steps = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (Node node : network.nodes()) {
            String source = node.inputs().get(0);
            Integer place = places.get(source);
            boolean alone = node.inputs().size() == 1 && readers.get(source) == 1;
            if (place != null && alone && isOneWith(steps.get(place), node)) {
                steps.set(place, steps.get(place).with(node));
                places.put(node.name(), place);
            } else {
                places.put(node.name(), steps.size());
                steps.add(new Step(List.of(node)));
            }
        }
        return steps;
    }

    private static boolean isOneWith(Step step, Node node) {
        return Objects.equals(step.block(), node.block())
                && step.first().auxiliary() == node.auxiliary()
                && step.takesIn(node);
    }

    private static Map<String, Integer> readers(Blueprint network) {
        Map<String, Integer> readers = new HashMap<>();
        for (Node node : network.nodes()) {
            node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
        }
        return readers;
    }
}
