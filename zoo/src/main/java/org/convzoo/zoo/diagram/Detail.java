package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.convzoo.zoo.blueprint.Blueprint.Node;

/**
 * A kind of block, drawn once: its inner layers as they are in the first block of the kind.
 *
 * @param mark the letter by which the main view refers to it
 * @param runs all blocks of the kind
 */
record Detail(String mark, List<Run> runs) {

    Detail {
        runs = List.copyOf(runs);
    }

    /** In the order in which the kinds come. */
    static List<Detail> ofEachKind(List<Run> runs) {
        Map<List<String>, List<Run>> kinds = new LinkedHashMap<>();
        runs.stream().filter(run -> run.first().isBlock()).forEach(run -> kinds.computeIfAbsent(
                        run.first().structure(), structure -> new ArrayList<>())
                .add(run));
        List<Detail> details = new ArrayList<>();
        kinds.values().forEach(kind -> details.add(new Detail(String.valueOf((char) ('A' + details.size())), kind)));
        return details;
    }

    private Unit unit() {
        return runs.get(0).first();
    }

    String title() {
        BlockKind kind = Objects.requireNonNull(unit().kind());
        String words = kind.words();
        String shortcut = kind.shortcut(unit().steps());
        return Character.toUpperCase(words.charAt(0))
                + words.substring(1)
                + (shortcut.isEmpty() ? "" : ", " + shortcut);
    }

    /** Which block is drawn, and which others are like it. */
    String caption() {
        String others = runs.stream().skip(1).map(Run::name).collect(Collectors.joining(", "));
        return "As in " + runs.get(0).name() + (others.isEmpty() ? "" : ". With other filters or strides: " + others);
    }

    Graph graph() {
        List<Box> boxes = new ArrayList<>();
        List<Graph.Edge> edges = new ArrayList<>();
        Map<String, String> boxOfLayer = new HashMap<>();
        String prefix = mark + "/";
        Node first = unit().steps().get(0).first();
        boxes.add(Box.pill(prefix + "in", "in", first.inputShapes().get(0).toString()));
        for (Step step : unit().steps()) {
            String id = prefix + step.name();
            step.layers().forEach(layer -> boxOfLayer.put(layer.name(), id));
            boxes.add(Boxes.inner(id, step));
            for (String input : step.first().inputs()) {
                edges.add(new Graph.Edge(boxOfLayer.getOrDefault(input, prefix + "in"), id));
            }
        }
        if (!unit().last().last().isOutput()) {
            boxes.add(Box.pill(prefix + "out", "out", ""));
            edges.add(new Graph.Edge(prefix + unit().last().name(), prefix + "out"));
        }
        return new Graph(boxes, edges);
    }
}
