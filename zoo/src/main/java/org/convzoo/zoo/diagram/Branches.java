package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.zoo.blueprint.Addition;

/** The ways through a residual block to its sum. */
final class Branches {

    private final Map<String, Step> byLastLayer = new HashMap<>();
    private final List<List<Step>> ways;

    /** @param steps of a block; one of them is a sum */
    Branches(List<Step> steps) {
        steps.forEach(step -> byLastLayer.put(step.last().name(), step));
        Step sum = steps.stream()
                .filter(step -> step.first().layer() instanceof Addition)
                .findFirst()
                .orElseThrow();
        ways = sum.first().inputs().stream()
                .map(this::wayTo)
                .sorted(Comparator.comparingInt(List::size))
                .toList();
    }

    private List<Step> wayTo(String layer) {
        List<Step> way = new ArrayList<>();
        for (Step step = byLastLayer.get(layer);
                step != null;
                step = byLastLayer.get(step.first().inputs().get(0))) {
            way.add(step);
        }
        Collections.reverse(way);
        return way;
    }

    /** The shortest way; without a step where the block's input is added as it is. */
    List<Step> shortcut() {
        return ways.get(0);
    }

    /** The longest way. */
    List<Step> body() {
        return ways.get(ways.size() - 1);
    }
}
