package org.convzoo.data.xo;

import org.convzoo.data.Draws;
import org.convzoo.data.RawImage;

/**
 * Where one letter stands in its square and how it is drawn; lengths are parts of the square's side.
 *
 * @param centreX of the letter, as {@code centreY}
 * @param radius from its centre to the ends of its strokes
 * @param cosine of the angle it is turned by, as {@code sine}
 * @param stroke half the width of its strokes
 */
record Letter(boolean isX, double centreX, double centreY, double radius, double cosine, double sine, double stroke) {

    private static final double BRIGHTEST = 255;

    /** Draws a letter at random. */
    static RawImage draw(boolean isX, int side, double noise, Draws draws) {
        double angle = StrictMath.toRadians(draws.between(-20, 20));
        Letter letter = new Letter(
                isX,
                draws.between(0.44, 0.56),
                draws.between(0.44, 0.56),
                draws.between(0.28, 0.4),
                StrictMath.cos(angle),
                StrictMath.sin(angle),
                draws.between(0.045, 0.09));
        double brightness = draws.between(0.7, 1);
        byte[] pixels = new byte[side * side];
        for (int pixel = 0; pixel < pixels.length; pixel++) {
            double x = (pixel % side + 0.5) / side;
            double y = (pixel / side + 0.5) / side;
            // an edge fades over one pixel
            double ink = (letter.stroke - letter.distance(x, y)) * side + 0.5;
            double value = brightness * Math.max(0, Math.min(1, ink)) + noise * draws.bell();
            pixels[pixel] = (byte) Math.round(BRIGHTEST * Math.max(0, Math.min(1, value)));
        }
        return new RawImage(side, side, 1, pixels);
    }

    /** From a point to the middle of the nearest stroke. */
    private double distance(double x, double y) {
        double right = cosine * (x - centreX) + sine * (y - centreY);
        double down = cosine * (y - centreY) - sine * (x - centreX);
        if (!isX) {
            return Math.abs(Math.sqrt(right * right + down * down) - radius);
        }
        // along and across the diagonal that is nearer
        double along = (Math.abs(right) + Math.abs(down)) * Math.sqrt(0.5);
        double across = Math.abs(Math.abs(right) - Math.abs(down)) * Math.sqrt(0.5);
        double beyond = Math.max(0, along - radius);
        return Math.sqrt(across * across + beyond * beyond);
    }
}
