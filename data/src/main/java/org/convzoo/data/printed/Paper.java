package org.convzoo.data.printed;

import java.util.List;
import org.convzoo.data.Draws;

/** 28 x 28 pixels that take ink, from 0 (none) to 1 (full). Coverage comes from distances, not from a font renderer. */
final class Paper {

    static final int SIDE = 28;

    private final double[] ink = new double[SIDE * SIDE];

    /**
     * Draws strokes.
     *
     * @param width of the stroke in pixels
     * @param softness pixels over which its edge fades
     */
    void stroke(List<Segment> segments, double width, double softness) {
        double reach = width / 2 + softness / 2;
        for (Segment segment : segments) {
            int top = inside(Math.min(segment.y0(), segment.y1()) - reach);
            int bottom = inside(Math.max(segment.y0(), segment.y1()) + reach);
            int left = inside(Math.min(segment.x0(), segment.x1()) - reach);
            int right = inside(Math.max(segment.x0(), segment.x1()) + reach);
            for (int row = top; row <= bottom; row++) {
                for (int column = left; column <= right; column++) {
                    double distance = Math.sqrt(segment.squaredDistance(column + 0.5, row + 0.5));
                    add(row * SIDE + column, (width / 2 - distance) / softness + 0.5);
                }
            }
        }
    }

    /** A round spot: a speck of toner, a needle's dot. */
    void spot(double x, double y, double radius, double strength) {
        for (int pixel = 0; pixel < ink.length; pixel++) {
            double dx = x(pixel) - x;
            double dy = y(pixel) - y;
            double reach = radius + 0.5 - Math.sqrt(dx * dx + dy * dy);
            add(pixel, strength * Math.max(0, Math.min(1, reach)));
        }
    }

    /** Takes ink away around a point: {@code loss} of it there, less further off. */
    void fade(double x, double y, double radius, double loss) {
        for (int pixel = 0; pixel < ink.length; pixel++) {
            double dx = (x(pixel) - x) / radius;
            double dy = (y(pixel) - y) / radius;
            ink[pixel] *= 1 - loss / (1 + (dx * dx + dy * dy) * (dx * dx + dy * dy));
        }
    }

    /** Takes ink away along a line across the paper, as a dirty drum does. */
    void streak(boolean vertical, double at, double width, double loss) {
        for (int pixel = 0; pixel < ink.length; pixel++) {
            double distance = Math.abs((vertical ? x(pixel) : y(pixel)) - at);
            ink[pixel] *= 1 - loss * Math.max(0, Math.min(1, width / 2 - distance + 0.5));
        }
    }

    /** Takes a part of each pixel's ink away at random, as rough paper does. */
    void mottle(Draws draws, double most) {
        for (int pixel = 0; pixel < ink.length; pixel++) {
            ink[pixel] *= 1 - draws.between(0, most);
        }
    }

    /** Grey values, ink bright on dark as in MNIST. */
    byte[] scan(Draws draws, double paperLevel, double inkLevel, double noise) {
        byte[] grey = new byte[ink.length];
        for (int pixel = 0; pixel < ink.length; pixel++) {
            double value = paperLevel + (inkLevel - paperLevel) * ink[pixel] + noise * draws.bell();
            grey[pixel] = (byte) Math.max(0, Math.min(255, Math.round(value)));
        }
        return grey;
    }

    private void add(int pixel, double strength) {
        ink[pixel] = Math.max(ink[pixel], Math.min(1, strength));
    }

    private static int inside(double position) {
        return (int) Math.max(0, Math.min(SIDE - 1, position));
    }

    private static double x(int pixel) {
        return pixel % SIDE + 0.5;
    }

    private static double y(int pixel) {
        return pixel / SIDE + 0.5;
    }
}
