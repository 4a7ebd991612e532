package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;
import static org.convzoo.evaluation.Svg.segment;
import static org.convzoo.evaluation.Svg.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.convzoo.evaluation.RateSweep.Point;
import org.convzoo.evaluation.RateSweep.Suggestion;

/** The losses of a range test over the rate, which stands on a logarithmic axis, with the suggested rates marked. */
final class RateChart {

    private static final double WIDTH = 720;
    private static final double HEIGHT = 380;
    private static final double LEFT = 62;
    private static final double RIGHT = WIDTH - 24;
    private static final double TOP = 64;
    private static final double BOTTOM = HEIGHT - 44;
    private static final double LABEL_HEIGHT = 16;
    private static final double LABEL_REACH = 170;

    private final RateSweep sweep;
    private final Ticks vertical;
    private final Scale x;
    private final Scale y;

    RateChart(RateSweep sweep) {
        this.sweep = sweep;
        double lowest = sweep.points().stream()
                .mapToDouble(point -> Math.min(point.loss(), point.smoothed()))
                .min()
                .orElseThrow();
        double first = sweep.points().get(0).smoothed();
        // What is far above the beginning says only that the rate was too high.
        double highest = sweep.points().stream()
                .mapToDouble(Point::smoothed)
                .filter(loss -> loss <= first + (first - lowest))
                .max()
                .orElse(first);
        this.vertical = Ticks.around(lowest, highest, 5);
        this.y = new Scale(vertical.low(), vertical.high(), BOTTOM, TOP);
        int last = sweep.points().size() - 1;
        this.x = new Scale(
                Math.log10(sweep.points().get(0).rate()),
                Math.log10(sweep.points().get(last).rate()),
                LEFT,
                RIGHT);
    }

    Element render() {
        Element svg = Svg.drawing(WIDTH, HEIGHT, description()).add(verticalAxis(), horizontalAxis());
        double height = 14;
        for (Suggestion suggestion : highestFirst()) {
            svg.add(mark(suggestion, height));
            height += LABEL_HEIGHT;
        }
        svg.add(element("g", element("path").with("d", path(Point::loss))).with("class", "batch"));
        svg.add(element("g", element("path").with("d", path(Point::smoothed))).with("class", "validation"));
        return element(
                "figure", element("figcaption", "Loss over the learning rate: of each batch (pale), smoothed"), svg);
    }

    private String description() {
        StringBuilder text = new StringBuilder("The loss over the learning rate.");
        sweep.suggestions().forEach(suggestion -> text.append(' ')
                .append(suggestion.name())
                .append(": ")
                .append(Numbers.significant(suggestion.rate()))
                .append('.'));
        return text.toString();
    }

    private Element verticalAxis() {
        Element axis = element("g").with("class", "axis");
        for (double value : vertical.values()) {
            axis.add(segment(LEFT, y.at(value), RIGHT, y.at(value)));
            axis.add(text(vertical.label(value), LEFT - 8, y.at(value) + 4, "end"));
        }
        return axis;
    }

    private Element horizontalAxis() {
        Element axis = element("g").with("class", "axis");
        for (int power = (int) Math.ceil(x.low() - 1e-9); power <= x.high() + 1e-9; power++) {
            double at = x.at(power);
            axis.add(segment(at, TOP, at, BOTTOM));
            axis.add(text(label(power), at, BOTTOM + 18, "middle"));
        }
        return axis.add(text("learning rate", (LEFT + RIGHT) / 2, HEIGHT - 6, "middle"));
    }

    private static String label(int power) {
        return power >= -3 && power <= 3
                ? String.format(Locale.ROOT, "%." + Math.max(0, -power) + "f", Math.pow(10, power))
                : "1e" + power;
    }

    /** Names stand to the left of their lines, so a line must begin below the names of those to its right. */
    private List<Suggestion> highestFirst() {
        return sweep.suggestions().stream()
                .sorted(Comparator.comparingDouble(Suggestion::rate).reversed())
                .toList();
    }

    private Element mark(Suggestion suggestion, double height) {
        double at = x.at(Math.log10(suggestion.rate()));
        boolean room = at > LABEL_REACH;
        return element(
                        "g",
                        segment(at, height - 10, at, BOTTOM),
                        text(
                                suggestion.name() + " " + Numbers.significant(suggestion.rate()),
                                room ? at - 6 : at + 6,
                                height,
                                room ? "end" : "start"))
                .with("class", "best");
    }

    /** Values outside the frame are drawn on its edge. */
    private String path(ToDoubleFunction<Point> value) {
        StringBuilder path = new StringBuilder();
        for (Point point : sweep.points()) {
            double height = Math.min(BOTTOM, Math.max(TOP, y.at(value.applyAsDouble(point))));
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(Numbers.coordinate(x.at(Math.log10(point.rate()))))
                    .append(',')
                    .append(Numbers.coordinate(height));
        }
        return path.toString();
    }
}
