package org.convzoo.zoo.diagram;

import java.util.List;
import org.convzoo.zoo.diagram.Scene.Point;

/** The path of a wire as SVG writes it: straight lines with rounded corners. */
final class WirePath {

    private static final double RADIUS = 6;

    private WirePath() {}

    static String of(List<Point> points) {
        StringBuilder path = new StringBuilder("M" + at(points.get(0)));
        for (int i = 1; i < points.size() - 1; i++) {
            Point corner = points.get(i);
            path.append('L').append(at(towards(corner, points.get(i - 1))));
            path.append('Q').append(at(corner)).append(' ').append(at(towards(corner, points.get(i + 1))));
        }
        return path.append('L').append(at(points.get(points.size() - 1))).toString();
    }

    /** A little way from a corner; no further than to the middle of a short line. */
    private static Point towards(Point corner, Point other) {
        double right = other.x() - corner.x();
        double down = other.y() - corner.y();
        double length = Math.abs(right) + Math.abs(down);
        double part = length == 0 ? 0 : Math.min(RADIUS, length / 2) / length;
        return corner.moved(right * part, down * part);
    }

    private static String at(Point point) {
        return Markup.number(point.x()) + " " + Markup.number(point.y());
    }
}
