package org.convzoo.data.printed;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.data.Draws;

/**
 * Where and how large a digit stands in the image: an affine map from its box to pixels.
 *
 * @param centreX in pixels, as {@code centreY}
 * @param height in pixels, as {@code width}
 * @param radians clockwise
 * @param slant pixels to the right for each pixel up
 */
record Pose(double centreX, double centreY, double height, double width, double radians, double slant) {

    static Pose draw(Draws draws) {
        double height = draws.between(14, 20.5);
        return new Pose(
                draws.between(12, 16),
                draws.between(12, 16),
                height,
                height * draws.between(0.46, 0.74),
                StrictMath.toRadians(draws.between(-9, 9)),
                draws.between(-0.06, 0.22));
    }

    /** The next character of the line: the same size and turn, further along. */
    Pose beside(double pixels) {
        return new Pose(centreX + pixels, centreY, height, width, radians, slant);
    }

    List<Segment> place(Shape shape) {
        double cosine = StrictMath.cos(radians);
        double sine = StrictMath.sin(radians);
        List<Segment> placed = new ArrayList<>(shape.segments().size());
        for (Segment segment : shape.segments()) {
            double y0 = (segment.y0() - 0.5) * height;
            double x0 = (segment.x0() - 0.5) * width - slant * y0;
            double y1 = (segment.y1() - 0.5) * height;
            double x1 = (segment.x1() - 0.5) * width - slant * y1;
            placed.add(new Segment(
                    centreX + cosine * x0 - sine * y0,
                    centreY + sine * x0 + cosine * y0,
                    centreX + cosine * x1 - sine * y1,
                    centreY + sine * x1 + cosine * y1));
        }
        return placed;
    }
}
