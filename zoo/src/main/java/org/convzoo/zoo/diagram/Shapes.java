package org.convzoo.zoo.diagram;

import org.convzoo.zoo.diagram.Scene.Text;

/** The shapes that are written beside edges, each right of where the edge leaves its box. */
final class Shapes {

    private static final double DISTANCE = 6;
    private static final double BASELINE = 14;

    private Shapes() {}

    /** Room that a shape needs on the right of an edge. */
    static double room(String shape) {
        return shape.isEmpty() ? 0 : DISTANCE + Text.Style.SHAPE.width(shape);
    }

    /** @param y where the edge leaves its box */
    static Text beside(String shape, double x, double y) {
        return new Text(shape, x + DISTANCE, y + BASELINE, Text.Style.SHAPE);
    }
}
