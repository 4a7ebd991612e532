package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convzoo.configs.Nearest;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;

/** A network whose blocks are folded and whose equal neighbours are one. */
final class MainView {

    private final Blueprint network;
    private final List<Unit> units;
    private final Map<String, String> unitOfLayer = new HashMap<>();
    private final List<Run> runs;
    private final List<Detail> details;

    MainView(Blueprint network) {
        this.network = network;
        units = units(Steps.merged(network));
        unitOfLayer.put(Blueprint.INPUT, Blueprint.INPUT);
        units.forEach(unit -> unit.layers().forEach(layer -> unitOfLayer.put(layer.name(), unit.name())));
        runs = Run.of(units, readers());
        details = Detail.ofEachKind(runs);
    }

    /** One drawing for each kind of block. */
    List<Detail> details() {
        return details;
    }

    /**
     * The drawing of one block.
     *
     * @throws UserException if there is none of that name
     */
    Detail block(String name) {
        List<String> names =
                units.stream().filter(Unit::isBlock).map(Unit::name).toList();
        Unit unit = units.stream()
                .filter(one -> one.isBlock() && one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UserException.wrongUsage(network.name() + " has no block " + name
                        + Nearest.question(name, names)
                        + (names.isEmpty() ? "; it has none" : "; it has " + String.join(", ", names))));
        return new Detail("", List.of(new Run(List.of(unit))));
    }

    private static List<Unit> units(List<Step> steps) {
        Map<String, List<Step>> groups = new LinkedHashMap<>();
        for (Step step : steps) {
            groups.computeIfAbsent(step.block() == null ? step.name() : step.block(), name -> new ArrayList<>())
                    .add(step);
        }
        List<Unit> units = new ArrayList<>();
        groups.forEach((name, group) -> {
            BlockKind kind = group.get(0).block() == null ? null : BlockKind.of(group);
            if (kind == null) {
                group.forEach(step -> units.add(Unit.of(step)));
            } else {
                units.add(new Unit(name, kind, group));
            }
        });
        return units;
    }

    private Map<String, Set<String>> readers() {
        Map<String, Set<String>> readers = new HashMap<>();
        for (Unit unit : units) {
            for (String source : sources(unit)) {
                readers.computeIfAbsent(source, name -> new LinkedHashSet<>()).add(unit.name());
            }
        }
        return readers;
    }

    private Set<String> sources(Unit unit) {
        Set<String> sources = new LinkedHashSet<>();
        for (Node layer : unit.layers()) {
            layer.inputs().forEach(input -> sources.add(unitOfLayer.get(input)));
        }
        sources.remove(unit.name());
        return sources;
    }

    Graph graph() {
        List<Box> boxes = new ArrayList<>();
        List<Graph.Edge> edges = new ArrayList<>();
        Map<String, String> boxOfUnit = new HashMap<>(Map.of(Blueprint.INPUT, Blueprint.INPUT));
        boxes.add(Box.pill(Blueprint.INPUT, Blueprint.INPUT, network.input().toString()));
        for (Run run : runs) {
            String id = run.first().name();
            run.units().forEach(unit -> boxOfUnit.put(unit.name(), id));
            boxes.add(Boxes.run(id, run, mark(run)));
            sources(run.first()).forEach(source -> edges.add(new Graph.Edge(boxOfUnit.get(source), id)));
        }
        return new Graph(boxes, edges);
    }

    private String mark(Run run) {
        return details.stream()
                .filter(detail -> detail.runs().contains(run))
                .map(Detail::mark)
                .findFirst()
                .orElse("");
    }
}
