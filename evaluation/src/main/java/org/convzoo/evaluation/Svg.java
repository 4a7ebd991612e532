package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

/** The few shapes that the drawings of a report are made of. */
final class Svg {

    private Svg() {}

    /** @param title what the drawing shows, for those who cannot see it */
    static Element drawing(double width, double height, String title) {
        return element("svg", element("title", title))
                .with("viewBox", "0 0 " + Numbers.coordinate(width) + " " + Numbers.coordinate(height))
                .with("role", "img")
                .with("xmlns", "http://www.w3.org/2000/svg");
    }

    static Element segment(double x1, double y1, double x2, double y2) {
        return element("line").with("x1", x1).with("y1", y1).with("x2", x2).with("y2", y2);
    }

    /** @param anchor {@code start}, {@code middle} or {@code end}: which part of the text is at {@code x} */
    static Element text(String text, double x, double y, String anchor) {
        return element("text", text).with("x", x).with("y", y).with("text-anchor", anchor);
    }
}
