package org.convzoo.data.printed;

/** A straight piece of a stroke. */
record Segment(double x0, double y0, double x1, double y1) {

    /** Squared distance of a point to the nearest point of the piece. */
    double squaredDistance(double x, double y) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / length;
        double t = Math.max(0, Math.min(1, along));
        double missX = x - x0 - t * dx;
        double missY = y - y0 - t * dy;
        return missX * missX + missY * missY;
    }
}
