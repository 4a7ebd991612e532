package org.convzoo.cli;

import static org.convzoo.cli.Wording.decimal;

import org.convzoo.zoo.arithmetic.SlidingWindow;
import org.convzoo.zoo.arithmetic.WindowAxis;

/** How large the output of a sliding window is, and why: in words. */
record WindowWords(SlidingWindow window) {

    private boolean dilated() {
        return !window.span().equals(window.kernel());
    }

    /** The formula as the lectures have it. */
    String formula() {
        return "(N + " + (window.symmetric() ? "2P" : "P") + " - " + (dilated() ? "F'" : "F") + ")/S + 1";
    }

    /** The formula with its numbers and its result. */
    String formula(WindowAxis axis) {
        String zeros = window.symmetric()
                ? "2*" + Table.number(axis.before())
                : Table.number((long) axis.before() + axis.after());
        return "(" + Table.number(axis.input()) + " + " + zeros + " - " + Table.number(axis.extent()) + ")/"
                + Table.number(axis.stride()) + " + 1 = " + decimal(axis.exactPositions());
    }

    /** Adds how the output's size comes about, and what the windows miss. */
    void addTo(Explanation words) {
        if (dilated()) {
            words.fact(
                    "Dilation",
                    "D: a filter of F numbers spans F' = D(F - 1) + 1, here "
                            + window.span().area());
        }
        if (!window.symmetric()) {
            words.fact("Padding", "same, so that the output is N/S rounded up; that takes zeros: " + zeros());
        }
        words.fact(
                "Output size",
                formula() + (window.symmetric() ? ": input N, padding P, " : ": input N, zeros P, ")
                        + (dilated() ? "span F'" : "filter F") + ", stride S");
        if (window.height().equals(window.width())) {
            words.fact("  height, width", result(window.height()));
        } else {
            words.fact("  height", result(window.height()));
            words.fact("  width", result(window.width()));
        }
        new FitWords(window).addTo(words);
    }

    private String zeros() {
        return window.height().before() + " above, " + window.height().after() + " below, "
                + window.width().before() + " left, " + window.width().after() + " right";
    }

    private String result(WindowAxis axis) {
        if (axis.fits()) {
            return formula(axis);
        }
        String direction = axis.positions() > axis.exactPositions() ? "up" : "down";
        return formula(axis) + ", rounded " + direction + " to " + Table.number(axis.positions());
    }
}
