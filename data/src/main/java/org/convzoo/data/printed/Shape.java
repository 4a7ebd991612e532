package org.convzoo.data.printed;

import java.util.ArrayList;
import java.util.List;

/**
 * Strokes of a digit in a box of width 1 and height 1, x to the right, y down. Built stroke by stroke: each call returns
 * the shape with one more.
 */
record Shape(List<Segment> segments) {

    private static final int PIECES_OF_A_CURVE = 14;

    static Shape empty() {
        return new Shape(List.of());
    }

    /** Straight lines through the points {@code x, y, x, y, …}. */
    Shape line(double... points) {
        List<Segment> more = new ArrayList<>(segments);
        for (int at = 0; at + 3 < points.length; at += 2) {
            more.add(new Segment(points[at], points[at + 1], points[at + 2], points[at + 3]));
        }
        return new Shape(List.copyOf(more));
    }

    /** A part of an ellipse; degrees count clockwise from the right. */
    Shape arc(double centreX, double centreY, double radiusX, double radiusY, double fromDegrees, double toDegrees) {
        double[] points = new double[2 * (PIECES_OF_A_CURVE + 1)];
        for (int piece = 0; piece <= PIECES_OF_A_CURVE; piece++) {
            double degrees = fromDegrees + (toDegrees - fromDegrees) * piece / PIECES_OF_A_CURVE;
            // StrictMath gives the same bits on every machine.
            points[2 * piece] = centreX + radiusX * StrictMath.cos(StrictMath.toRadians(degrees));
            points[2 * piece + 1] = centreY + radiusY * StrictMath.sin(StrictMath.toRadians(degrees));
        }
        return line(points);
    }

    Shape ellipse(double centreX, double centreY, double radiusX, double radiusY) {
        return arc(centreX, centreY, radiusX, radiusY, 0, 360);
    }

    /** A quadratic Bézier curve. */
    Shape curve(double fromX, double fromY, double controlX, double controlY, double toX, double toY) {
        double[] points = new double[2 * (PIECES_OF_A_CURVE + 1)];
        for (int piece = 0; piece <= PIECES_OF_A_CURVE; piece++) {
            double t = (double) piece / PIECES_OF_A_CURVE;
            double u = 1 - t;
            points[2 * piece] = u * u * fromX + 2 * u * t * controlX + t * t * toX;
            points[2 * piece + 1] = u * u * fromY + 2 * u * t * controlY + t * t * toY;
        }
        return line(points);
    }

    /** Turned upside down: a 6 becomes a 9. */
    Shape turned() {
        return new Shape(segments.stream()
                .map(s -> new Segment(1 - s.x0(), 1 - s.y0(), 1 - s.x1(), 1 - s.y1()))
                .toList());
    }
}
