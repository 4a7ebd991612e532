package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convzoo.zoo.blueprint.Blueprint.Node;

/** Equal units one behind the other, shown as one; mostly it is a single one. */
record Run(List<Unit> units) {

    /** A stage of VGG, which has up to four equal layers, stays visible layer by layer. */
    private static final int FEWEST_STEPS = 5;

    Run {
        units = List.copyOf(units);
    }

    Unit first() {
        return units.get(0);
    }

    Unit last() {
        return units.get(units.size() - 1);
    }

    String name() {
        return units.size() == 1 ? first().name() : first().name() + " to " + last().name();
    }

    /** @param readers of each unit, by their names */
    static List<Run> of(List<Unit> units, Map<String, Set<String>> readers) {
        List<Run> runs = new ArrayList<>();
        List<Unit> current = new ArrayList<>();
        for (Unit unit : units) {
            if (!current.isEmpty() && !goesOn(current.get(current.size() - 1), unit, readers)) {
                runs.addAll(folded(current));
                current.clear();
            }
            current.add(unit);
        }
        runs.addAll(folded(current));
        return runs;
    }

    private static boolean goesOn(Unit one, Unit next, Map<String, Set<String>> readers) {
        return readers.getOrDefault(one.name(), Set.of()).equals(Set.of(next.name()))
                && onlyReads(next, one)
                && one.form().equals(next.form());
    }

    private static boolean onlyReads(Unit unit, Unit source) {
        Set<String> inside = Set.copyOf(unit.layers().stream().map(Node::name).toList());
        String output = source.last().last().name();
        return unit.layers().stream()
                .flatMap(node -> node.inputs().stream())
                .allMatch(input -> inside.contains(input) || input.equals(output));
    }

    private static List<Run> folded(List<Unit> equal) {
        if (equal.get(0).isBlock() || equal.size() >= FEWEST_STEPS) {
            return List.of(new Run(equal));
        }
        return equal.stream().map(unit -> new Run(List.of(unit))).toList();
    }
}
