package org.convzoo.data.printed;

import java.util.List;
import org.convzoo.data.Draws;
import org.convzoo.data.RawImage;

/** Prints one digit the way a worn printer does, and scans it. */
final class Printer {

    private Printer() {}

    static RawImage print(int digit, Draws draws) {
        Paper paper = new Paper();
        Pose pose = Pose.draw(draws);
        double width = draws.between(1.3, 3.2);
        double softness = draws.between(0.9, 2);
        Shape shape = DigitShapes.draw(digit, draws);
        if (draws.chance(0.15)) {
            needles(paper, pose.place(shape), draws);
        } else {
            paper.stroke(pose.place(shape), width, softness);
        }
        if (draws.chance(0.25)) {
            neighbour(paper, pose, width, softness, draws);
        }
        wear(paper, draws);
        if (draws.chance(0.15)) {
            rule(paper, draws);
        }
        specks(paper, draws);
        double paperLevel = draws.between(0, 60);
        byte[] scanned = paper.scan(draws, paperLevel, paperLevel + draws.between(90, 195), draws.between(1, 10));
        return new RawImage(Paper.SIDE, Paper.SIDE, 1, scanned);
    }

    /** A dot-matrix printer: the strokes as rows of dots, some of which its needles miss. */
    private static void needles(Paper paper, List<Segment> segments, Draws draws) {
        double spacing = draws.between(1.9, 2.5);
        double radius = draws.between(0.6, 1);
        double missed = draws.between(0, 0.12);
        double untilDot = 0;
        for (Segment segment : segments) {
            double dx = segment.x1() - segment.x0();
            double dy = segment.y1() - segment.y0();
            double length = Math.sqrt(dx * dx + dy * dy);
            double along = untilDot;
            for (; along <= length; along += spacing) {
                if (!draws.chance(missed)) {
                    double t = along / length;
                    paper.spot(segment.x0() + t * dx, segment.y0() + t * dy, radius, draws.between(0.7, 1));
                }
            }
            untilDot = along - length;
        }
    }

    /** The edge of the next digit reaches into the image. */
    private static void neighbour(Paper paper, Pose pose, double width, double softness, Draws draws) {
        double gap = pose.width() + draws.between(5, 8);
        Pose beside = pose.beside(draws.chance(0.5) ? gap : -gap);
        paper.stroke(beside.place(DigitShapes.draw(draws.below(10), draws)), width, softness);
    }

    private static void wear(Paper paper, Draws draws) {
        for (int patch = draws.below(3); patch > 0; patch--) {
            paper.fade(draws.between(5, 23), draws.between(4, 24), draws.between(2, 4), draws.between(0.4, 0.85));
        }
        for (int streak = draws.below(3); streak > 0; streak--) {
            paper.streak(draws.chance(0.5), draws.between(5, 23), draws.between(0.4, 1.8), draws.between(0.4, 0.9));
        }
        paper.mottle(draws, draws.between(0, 0.5));
    }

    /** A line of the form the digit is printed on. */
    private static void rule(Paper paper, Draws draws) {
        double margin = draws.chance(0.5) ? draws.between(0.5, 3) : draws.between(25, 27.5);
        double tilt = draws.between(-0.7, 0.7);
        Segment line = draws.chance(0.6)
                ? new Segment(-2, margin - tilt, 30, margin + tilt)
                : new Segment(margin - tilt, -2, margin + tilt, 30);
        paper.stroke(List.of(line), draws.between(0.7, 1.6), 1);
    }

    private static void specks(Paper paper, Draws draws) {
        for (int speck = draws.below(6); speck > 0; speck--) {
            paper.spot(
                    draws.between(0, Paper.SIDE),
                    draws.between(0, Paper.SIDE),
                    draws.between(0, 1),
                    draws.between(0.3, 1));
        }
    }
}
