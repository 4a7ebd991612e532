package org.convzoo.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.zoo.arithmetic.SlidingWindow;
import org.convzoo.zoo.arithmetic.WindowAxis;

/** How a window slides, as the JSON documents of the explaining verbs have it. */
final class WindowDocument {

    /** Zeros on each side. */
    record Zeros(int top, int bottom, int left, int right) {}

    /** The formula for the output's size, in general and with numbers. */
    record Formula(String general, String height, String width) {}

    /** How well the windows fit along an axis; what would fit is empty where they do. */
    record Fit(
            boolean fits,
            double exact,
            int rounded,
            long leftOver,
            long unseen,
            long overhang,
            List<Integer> paddings,
            List<Integer> strides,
            List<Integer> inputs) {

        static Fit of(WindowAxis axis) {
            return new Fit(
                    axis.fits(),
                    axis.exactPositions(),
                    axis.positions(),
                    axis.leftOver(),
                    axis.unseen(),
                    axis.overhang(),
                    axis.fits() ? List.of() : axis.fittingPaddings(),
                    axis.fits() ? List.of() : axis.fittingStrides(),
                    axis.fits() ? List.of() : axis.fittingInputs());
        }
    }

    /** How well they fit, down and across. */
    record Fits(Fit height, Fit width) {}

    private WindowDocument() {}

    static Map<String, Object> of(SlidingWindow window) {
        WindowAxis height = window.height();
        WindowAxis width = window.width();
        WindowWords words = new WindowWords(window);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kernel", window.kernel());
        document.put("stride", window.stride());
        document.put("padding", new Zeros(height.before(), height.after(), width.before(), width.after()));
        document.put("dilation", window.dilation());
        document.put("formula", new Formula(words.formula(), words.formula(height), words.formula(width)));
        document.put("fit", new Fits(Fit.of(height), Fit.of(width)));
        return document;
    }
}
