package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.zoo.diagram.Layering.Slot;

/**
 * Where slots stand from left to right: as near as possible under what leads to them, without coming too near to each
 * other. What is alone in its rank stands on the axis, at 0; heads that are there for training only do not count.
 */
final class Alignment {

    /** Free space between two slots of a rank. */
    private static final double SPACE = 18;

    /** A passing edge gives way to a box, and both to what stands on the axis. */
    private static final double EDGE_WEIGHT = 1e-4;

    private static final double AXIS_WEIGHT = 1e4;

    private final Map<Slot, Double> centres = new HashMap<>();
    private final Map<Slot, List<Slot>> sources = new HashMap<>();
    private final double cardWidth;

    Alignment(Layering layering, double cardWidth) {
        this.cardWidth = cardWidth;
        for (List<Slot> chain : layering.chains().values()) {
            for (int i = 1; i < chain.size(); i++) {
                sources.computeIfAbsent(chain.get(i), slot -> new ArrayList<>()).add(chain.get(i - 1));
            }
        }
        layering.ranks().forEach(this::align);
    }

    double centre(Slot slot) {
        return centres.get(slot);
    }

    double left(Slot slot) {
        return centre(slot) - boxWidth(slot) / 2;
    }

    /** Where a slot ends, with the shape that is written beside its edge. */
    double right(Slot slot) {
        return centre(slot) + rightHalf(slot);
    }

    double boxWidth(Slot slot) {
        if (slot.box() == null) {
            return 0;
        }
        return slot.box().form() == Box.Form.CARD ? cardWidth : slot.box().width();
    }

    private double rightHalf(Slot slot) {
        double shape = slot.box() == null ? 0 : Shapes.room(slot.box().output());
        return Math.max(boxWidth(slot) / 2, shape);
    }

    private void align(List<Slot> rank) {
        long onTheWay = rank.stream().filter(slot -> !slot.auxiliary()).count();
        LeastSquares positions = new LeastSquares();
        double end = 0;
        for (Slot slot : rank) {
            boolean onAxis = onTheWay == 1 && !slot.auxiliary();
            end += boxWidth(slot) / 2;
            double weight = onAxis ? AXIS_WEIGHT : slot.box() == null || slot.auxiliary() ? EDGE_WEIGHT : 1;
            positions.add(onAxis ? 0 : wanted(slot), weight, end);
            end += rightHalf(slot) + SPACE;
        }
        List<Double> found = positions.solve();
        for (int i = 0; i < rank.size(); i++) {
            centres.put(rank.get(i), Math.rint(2 * found.get(i)) / 2);
        }
    }

    private double wanted(Slot slot) {
        return sources.getOrDefault(slot, List.of()).stream()
                .mapToDouble(this::centre)
                .average()
                .orElse(0);
    }
}
