package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;
import static org.convzoo.evaluation.Svg.segment;
import static org.convzoo.evaluation.Svg.text;

import org.convzoo.evaluation.Calibration.Bin;

/** Accuracy over confidence as SVG, bin by bin, above a strip that shows where the images are. */
final class ReliabilityDiagram {

    private static final double WIDTH = 440;
    private static final double HEIGHT = 400;
    private static final Scale X = new Scale(0, 1, 54, WIDTH - 24);
    private static final Scale Y = new Scale(0, 1, 280, 12);
    private static final double STRIP_TOP = 296;
    private static final double STRIP_BOTTOM = 346;

    private ReliabilityDiagram() {}

    static Element of(Calibration calibration) {
        Element svg = Svg.drawing(
                        WIDTH,
                        HEIGHT,
                        "Reliability diagram: accuracy against confidence in "
                                + calibration.bins().size()
                                + " bins; expected calibration error "
                                + Numbers.decimal(calibration.expectedError()))
                .add(axes(), bars(calibration), diagonal(), strip(calibration));
        return element(
                "figure",
                svg,
                element(
                        "figcaption",
                        "Bars: accuracy. Orange: mean confidence. On the dashed line both agree. Below: how many images."));
    }

    private static Element axes() {
        Element axes = element("g").with("class", "axis");
        Ticks ticks = Ticks.around(0, 1, 5);
        for (double value : ticks.values()) {
            axes.add(segment(X.at(0), Y.at(value), X.at(1), Y.at(value)));
            axes.add(text(ticks.percentLabel(value), X.at(0) - 8, Y.at(value) + 4, "end"));
            axes.add(text(ticks.percentLabel(value), X.at(value), STRIP_BOTTOM + 18, "middle"));
        }
        return axes.add(text("confidence", (X.at(0) + X.at(1)) / 2, HEIGHT - 14, "middle"));
    }

    private static Element bars(Calibration calibration) {
        Element bars = element("g");
        for (Bin bin : calibration.bins()) {
            if (bin.count() > 0) {
                bars.add(rectangle(bin, Y.at(bin.accuracy()), Y.at(0)).with("class", "accuracy"));
                bars.add(segment(left(bin), Y.at(bin.confidence()), left(bin) + width(bin), Y.at(bin.confidence()))
                        .with("class", "confidence"));
            }
        }
        return bars;
    }

    private static Element diagonal() {
        return segment(X.at(0), Y.at(0), X.at(1), Y.at(1)).with("class", "diagonal");
    }

    private static Element strip(Calibration calibration) {
        int fullest = calibration.bins().stream().mapToInt(Bin::count).max().orElse(1);
        Element strip = element("g", text("images", X.at(0) - 8, STRIP_BOTTOM - 2, "end"))
                .with("class", "axis");
        for (Bin bin : calibration.bins()) {
            if (bin.count() > 0) {
                // One image among ten thousand is still a line to be seen.
                double height = Math.max(1, (STRIP_BOTTOM - STRIP_TOP) * bin.count() / fullest);
                strip.add(rectangle(bin, STRIP_BOTTOM - height, STRIP_BOTTOM).with("class", "images"));
            }
        }
        return strip;
    }

    private static Element rectangle(Bin bin, double top, double bottom) {
        String tooltip = Numbers.count(bin.count(), "image", "images") + ": mean confidence "
                + Numbers.percent(bin.confidence()) + ", accuracy " + Numbers.percent(bin.accuracy());
        return element("rect", element("title", tooltip))
                .with("x", left(bin))
                .with("y", top)
                .with("width", width(bin))
                .with("height", bottom - top);
    }

    private static double left(Bin bin) {
        return X.at(bin.low()) + 1;
    }

    private static double width(Bin bin) {
        return X.at(bin.high()) - X.at(bin.low()) - 2;
    }
}
