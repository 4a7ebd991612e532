package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.convzoo.zoo.blueprint.LayerSpec;
import org.convzoo.zoo.blueprint.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A part of a network that the main view shows as one: a step, or a block that is drawn in detail elsewhere.
 *
 * @param name of the step or of the block
 * @param kind of the block; null for a step
 * @param steps in order; a block's output is that of the last one
 */
record Unit(String name, @Nullable BlockKind kind, List<Step> steps) {

    /** A layer without its name: what it does to which layers before it, or -1 for one outside. */
    record Form(LayerSpec layer, List<Integer> inputs, List<Shape> shapes) {}

    Unit {
        steps = List.copyOf(steps);
    }

    static Unit of(Step step) {
        return new Unit(step.name(), null, List.of(step));
    }

    boolean isBlock() {
        return kind != null;
    }

    List<Node> layers() {
        return steps.stream().flatMap(step -> step.layers().stream()).toList();
    }

    boolean isAuxiliary() {
        return steps.get(0).first().auxiliary();
    }

    Step last() {
        return steps.get(steps.size() - 1);
    }

    long parameters() {
        return steps.stream().mapToLong(Step::parameters).sum();
    }

    /** Two units of one form differ in their names only. */
    List<Form> form() {
        List<Node> layers = layers();
        Map<String, Integer> places = places(layers);
        return layers.stream()
                .map(node -> new Form(node.layer(), inputs(node, places), node.inputShapes()))
                .toList();
    }

    /** Two blocks of one structure differ in their filters, strides and constants only. */
    List<String> structure() {
        List<Node> layers = layers();
        Map<String, Integer> places = places(layers);
        List<String> structure = new ArrayList<>();
        for (Node node : layers) {
            structure.add(LayerWords.structure(node.layer()) + inputs(node, places));
        }
        return structure;
    }

    private static List<Integer> inputs(Node node, Map<String, Integer> places) {
        return node.inputs().stream()
                .map(input -> places.getOrDefault(input, -1))
                .toList();
    }

    private static Map<String, Integer> places(List<Node> layers) {
        Map<String, Integer> places = new HashMap<>();
        for (Node node : layers) {
            places.put(node.name(), places.size());
        }
        return places;
    }
}
