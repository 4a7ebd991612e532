package org.convzoo.zoo.diagram;

import java.util.List;

/**
 * Boxes and what flows between them.
 *
 * @param boxes each behind those that it takes its input from
 * @param edges those into one box in the order of its inputs
 */
record Graph(List<Box> boxes, List<Edge> edges) {

    /** From the box of one id to that of another. */
    record Edge(String from, String to) {}

    Graph {
        boxes = List.copyOf(boxes);
        edges = List.copyOf(edges);
    }
}
