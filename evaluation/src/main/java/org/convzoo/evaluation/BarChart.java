package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;
import static org.convzoo.evaluation.Svg.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names with bars as long as their values, from top to bottom; an SVG document that needs nothing else. */
public final class BarChart implements SvgPicture {

    private static final double WIDTH = 640;
    private static final double LEFT = 190;
    private static final double RIGHT = WIDTH - 110;
    private static final double TOP = 40;
    private static final double ROW = 24;
    private static final double BAR = 16;

    private record Bar(String name, double value) {}

    private final String title;
    private final String unit;
    private final List<Bar> bars = new ArrayList<>();

    private BarChart(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** @param unit follows each value, may be empty */
    public static BarChart of(String title, String unit) {
        return new BarChart(title, unit);
    }

    /**
     * Adds a bar below the others.
     *
     * @param value not negative, finite
     */
    public BarChart bar(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a bar is 0 or longer, got " + value + " for " + name);
        }
        bars.add(new Bar(name, value));
        return this;
    }

    /** The drawing. */
    @Override
    public String svg() {
        double longest = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        Scale scale = new Scale(0, longest == 0 ? 1 : longest, LEFT, RIGHT);
        Element drawing = Drawing.paper(WIDTH, TOP + bars.size() * ROW + 10, title);
        Element words = Drawing.words(element("g"), Drawing.INK);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double top = TOP + i * ROW;
            drawing.add(element("rect")
                    .with("x", LEFT)
                    .with("y", top)
                    .with("width", scale.at(bar.value) - LEFT)
                    .with("height", BAR)
                    .with("fill", Drawing.colour(0)));
            words.add(text(bar.name, LEFT - 10, top + 12, "end"));
            words.add(text(label(bar.value), scale.at(bar.value) + 8, top + 12, "start"));
        }
        return drawing.add(words).toString();
    }

    private String label(double value) {
        String number = value == Math.rint(value) && value < 1e12
                ? Numbers.count((long) value)
                : value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : Numbers.significant(value);
        return unit.isEmpty() ? number : number + " " + unit;
    }

    @Override
    public String toString() {
        return "BarChart of " + title + ": " + bars.size() + " bars";
    }
}
