package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.List;

/** The cells and frames that the tables of a report share. */
final class Table {

    private Table() {}

    static Element row(Element... cells) {
        return element("tr", cells);
    }

    static Element columnHead(String text) {
        return element("th", text).with("scope", "col");
    }

    static Element numberHead(String text) {
        return columnHead(text).with("class", "number");
    }

    /** A class name or an id: cut by the style sheet where it is too long, whole in the tooltip. */
    static Element name(String text) {
        return element("td", element("span", text).with("class", "name").with("title", text));
    }

    static Element rowHead(String text) {
        return element("th", element("span", text).with("class", "name").with("title", text))
                .with("scope", "row");
    }

    static Element number(String text) {
        return element("td", text).with("class", "number");
    }

    /** A share from 0 to 1 as a percentage over a bar of that length. */
    static Element bar(double share) {
        return bar(Numbers.percent(share), share);
    }

    /** A text over a bar that is as long as a share from 0 to 1 of the cell. */
    static Element bar(String text, double share) {
        return element("td", text).with("class", "number bar").with("style", "--share:" + Numbers.percent(share));
    }

    /** A table that scrolls sideways inside its frame where the screen is narrow, by keyboard too. */
    static Element framed(String name, Element head, List<Element> rows) {
        return element(
                        "div",
                        element(
                                "table",
                                element("thead", head),
                                element("tbody").add(rows)))
                .with("class", "scroll")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", name);
    }
}
