package org.convzoo.cli;

import static org.convzoo.cli.Wording.anyOf;
import static org.convzoo.cli.Wording.count;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.convzoo.zoo.arithmetic.Rounding;
import org.convzoo.zoo.arithmetic.SlidingWindow;
import org.convzoo.zoo.arithmetic.WindowAxis;

/** What a sliding window misses, and what would fit: in words. */
record FitWords(SlidingWindow window) {

    void addTo(Explanation words) {
        if (!window.fits()) {
            words.fact("Fit", misfit().toArray(String[]::new));
            words.fact("Would fit", proposals().toArray(String[]::new));
        }
        String gaps = where(WindowAxis::gap, "", "");
        if (!gaps.isEmpty()) {
            words.fact("Skipped", "the stride is larger than the window; unseen between two windows: " + gaps);
        }
    }

    private List<String> misfit() {
        List<String> sentences = new ArrayList<>();
        sentences.add("The windows do not fit symmetrically.");
        String overhang = where(WindowAxis::overhang, " at the bottom", " at the right");
        if (!overhang.isEmpty()) {
            sentences.add("Rounded up, as Caffe and PyTorch's ceil_mode do, the last ones reach past the map by "
                    + overhang + ".");
        }
        if (startsInPadding(window.height()) || startsInPadding(window.width())) {
            sentences.add("Rounded up, there would be a window that starts in the padding at the end; Caffe and"
                    + " PyTorch's ceil_mode leave it out.");
        }
        String left = left();
        if (!left.isEmpty()) {
            sentences.add((roundsUp()
                            ? "The windows leave "
                            : "Rounded down, as this zoo and PyTorch do by default, they leave ")
                    + left + ".");
        }
        return sentences;
    }

    private boolean roundsUp() {
        return window.height().rounding() == Rounding.UP;
    }

    private String left() {
        String unseen = where(WindowAxis::unseen, " at the bottom", " at the right");
        String unused = where(axis -> axis.unseen() > 0 ? 0 : axis.leftOver(), " at the bottom", " at the right");
        if (unseen.isEmpty()) {
            return unused.isEmpty() ? "" : unused + " of the padding unused; no input is lost";
        }
        return unseen + " of the input unseen" + (unused.isEmpty() ? "" : ", and " + unused + " of the padding");
    }

    private static boolean startsInPadding(WindowAxis axis) {
        return axis.rounding() == Rounding.UP && !axis.fits() && axis.overhang() == 0;
    }

    private List<String> proposals() {
        if (window.height().equals(window.width())) {
            return proposals(window.height(), "");
        }
        List<String> both = new ArrayList<>(proposals(window.height(), "height: "));
        both.addAll(proposals(window.width(), "width: "));
        return both;
    }

    private static List<String> proposals(WindowAxis axis, String name) {
        if (axis.fits()) {
            return List.of();
        }
        List<Integer> paddings = axis.fittingPaddings();
        return List.of(
                name
                        + (paddings.isEmpty()
                                ? "no padding that is the same on both sides"
                                : "padding " + anyOf(paddings)),
                name + "stride " + anyOf(axis.fittingStrides()),
                name + "input " + anyOf(axis.fittingInputs()));
    }

    /** {@code 1 row at the bottom and 1 column at the right}; empty where there is nothing to tell. */
    private String where(ToLongFunction<WindowAxis> measure, String below, String right) {
        List<String> parts = new ArrayList<>();
        long rows = measure.applyAsLong(window.height());
        long columns = measure.applyAsLong(window.width());
        if (rows > 0) {
            parts.add(count(rows, "row") + below);
        }
        if (columns > 0) {
            parts.add(count(columns, "column") + right);
        }
        return String.join(" and ", parts);
    }
}
