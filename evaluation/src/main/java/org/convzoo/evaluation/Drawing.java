package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.List;

/** Colours and letters of drawings that stand alone: whatever shows them has no style sheet, and may be dark. */
final class Drawing {

    static final String INK = "#16191d";
    static final String PALE = "#58616b";
    static final String GRID = "#e3e7eb";

    /** Okabe and Ito's palette, told apart by every kind of colour vision; its yellow is too pale on white. */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000");

    private Drawing() {}

    static String colour(int index) {
        return COLOURS.get(index % COLOURS.size());
    }

    /** White paper with a heading. */
    static Element paper(double width, double height, String title) {
        return Svg.drawing(width, height, title)
                .with("width", width)
                .with("height", height)
                .add(element("rect").with("width", width).with("height", height).with("fill", "#ffffff"))
                .add(words(element("g"), INK)
                        .with("font-weight", "600")
                        .add(Svg.text(title, 12, 20, "start").with("font-size", "15")));
    }

    static Element words(Element group, String colour) {
        return group.with("font-family", "sans-serif").with("font-size", "12").with("fill", colour);
    }
}
