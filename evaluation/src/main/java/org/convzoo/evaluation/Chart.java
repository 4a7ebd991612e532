package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;
import static org.convzoo.evaluation.Svg.segment;
import static org.convzoo.evaluation.Svg.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Lines and clouds of points in one pair of axes, as an SVG document that needs nothing else: no style sheet, no font, no
 * script. Values that are not finite leave gaps.
 */
public final class Chart implements SvgPicture {

    private static final double WIDTH = 640;
    private static final double HEIGHT = 354;
    private static final double LEFT = 66;
    private static final double RIGHT = WIDTH - 150;
    private static final double TOP = 58;
    private static final double BOTTOM = HEIGHT - 48;
    private static final double NAME_HEIGHT = 16;

    private enum Mark {
        LINE,
        POINTS
    }

    private record Series(String name, Mark mark, double[] x, double[] y) {}

    private final String title;
    private final String across;
    private final String up;
    private final List<Series> series = new ArrayList<>();

    private Chart(String title, String across, String up) {
        this.title = title;
        this.across = across;
        this.up = up;
    }

    /**
     * Empty axes.
     *
     * @param title stands above them
     * @param across what the horizontal axis counts, with its unit
     * @param up what the vertical axis measures, with its unit
     */
    public static Chart of(String title, String across, String up) {
        return new Chart(title, across, up);
    }

    /** Adds a line through values at 1, 2, 3, …, as those after each epoch are. */
    public Chart line(String name, double... y) {
        return line(name, IntStream.rangeClosed(1, y.length).asDoubleStream().toArray(), y);
    }

    /** Adds a line through values at 1, 2, 3, …. */
    public Chart line(String name, List<Double> y) {
        return line(name, y.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * Adds a line.
     *
     * @param x of each corner, in order
     * @param y as many
     */
    public Chart line(String name, double[] x, double[] y) {
        return add(new Series(name, Mark.LINE, x.clone(), y.clone()));
    }

    /**
     * Adds a cloud of points.
     *
     * @param x of each point
     * @param y as many
     */
    public Chart points(String name, double[] x, double[] y) {
        return add(new Series(name, Mark.POINTS, x.clone(), y.clone()));
    }

    /**
     * Adds a cloud of points for each class.
     *
     * @param places x and y of each point, [N, 2]; further columns are not looked at
     * @param labels the class of each, [N]
     * @param classes their names, by label; one without a point is left out
     */
    public Chart points(double[][] places, int[] labels, List<String> classes) {
        if (places.length != labels.length) {
            throw new IllegalArgumentException(places.length + " places for " + labels.length + " labels");
        }
        for (int label = 0; label < classes.size(); label++) {
            int wanted = label;
            int[] members = IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == wanted)
                    .toArray();
            if (members.length > 0) {
                points(
                        classes.get(label),
                        IntStream.of(members).mapToDouble(i -> places[i][0]).toArray(),
                        IntStream.of(members).mapToDouble(i -> places[i][1]).toArray());
            }
        }
        return this;
    }

    private Chart add(Series one) {
        if (one.x.length != one.y.length) {
            throw new IllegalArgumentException(
                    one.name + " has " + one.x.length + " places for " + one.y.length + " values");
        }
        series.add(one);
        return this;
    }

    /**
     * The drawing.
     *
     * @throws IllegalStateException if there is no finite value to draw
     */
    @Override
    public String svg() {
        double[] across = finite(series.stream().flatMapToDouble(one -> DoubleStream.of(one.x)));
        double[] up = finite(series.stream().flatMapToDouble(one -> DoubleStream.of(one.y)));
        Ticks horizontal = horizontal(across);
        Ticks vertical = Ticks.around(up[0], up[up.length - 1], 5);
        boolean points = series.stream().anyMatch(one -> one.mark == Mark.POINTS);
        // Lines fill the frame from their first value to their last; points keep clear of its edges.
        Scale x = points || across[0] == across[across.length - 1]
                ? new Scale(horizontal.low(), horizontal.high(), LEFT, RIGHT)
                : new Scale(across[0], across[across.length - 1], LEFT, RIGHT);
        Scale y = new Scale(vertical.low(), vertical.high(), BOTTOM, TOP);
        Element drawing = Drawing.paper(WIDTH, HEIGHT, title).add(axes(horizontal, vertical, x, y));
        for (int i = 0; i < series.size(); i++) {
            drawing.add(drawn(series.get(i), Drawing.colour(i), x, y));
        }
        return drawing.add(names(y)).toString();
    }

    /** Epochs and steps are counted in whole numbers. */
    private static Ticks horizontal(double[] sorted) {
        Ticks ticks = Ticks.around(sorted[0], sorted[sorted.length - 1], 8);
        boolean whole = DoubleStream.of(sorted).allMatch(value -> value == Math.rint(value));
        return whole && ticks.step() < 1
                ? new Ticks(1, Math.round(sorted[0]), Math.round(sorted[sorted.length - 1]))
                : ticks;
    }

    private double[] finite(DoubleStream values) {
        double[] sorted = values.filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("the chart " + title + " has no value to draw");
        }
        return sorted;
    }

    private Element axes(Ticks horizontal, Ticks vertical, Scale x, Scale y) {
        Element axes = Drawing.words(element("g"), Drawing.PALE);
        for (double value : vertical.values()) {
            axes.add(segment(LEFT, y.at(value), RIGHT, y.at(value)).with("stroke", Drawing.GRID));
            axes.add(text(vertical.label(value), LEFT - 8, y.at(value) + 4, "end"));
        }
        for (double value : horizontal.values()) {
            double at = x.at(value);
            if (at >= LEFT - 0.5 && at <= RIGHT + 0.5) {
                axes.add(text(horizontal.label(value), at, BOTTOM + 18, "middle"));
            }
        }
        return axes.add(text(across, (LEFT + RIGHT) / 2, HEIGHT - 10, "middle"), text(up, LEFT - 8, TOP - 12, "start"));
    }

    private static Element drawn(Series one, String colour, Scale x, Scale y) {
        Element group = element("g");
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < one.x.length; i++) {
            boolean seen = Double.isFinite(one.x[i]) && Double.isFinite(one.y[i]);
            if (seen && (one.mark == Mark.POINTS || one.x.length == 1)) {
                group.add(element("circle")
                        .with("cx", x.at(one.x[i]))
                        .with("cy", y.at(one.y[i]))
                        .with("r", 3)
                        .with("fill", colour)
                        .with("fill-opacity", "0.65"));
            } else if (seen) {
                path.append(pen ? 'L' : 'M')
                        .append(Numbers.coordinate(x.at(one.x[i])))
                        .append(',')
                        .append(Numbers.coordinate(y.at(one.y[i])));
            }
            pen = seen;
        }
        if (!path.isEmpty()) {
            group.add(element("path")
                    .with("d", path.toString())
                    .with("fill", "none")
                    .with("stroke", colour)
                    .with("stroke-width", "2")
                    .with("stroke-linejoin", "round"));
        }
        return group;
    }

    private record Name(String text, String colour, double height) {}

    /** Beside the end of each line, pushed down where two would overlap; those of points from the top. */
    private Element names(Scale y) {
        List<Name> names = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            Series one = series.get(i);
            double height = one.mark == Mark.POINTS
                    ? TOP
                    : DoubleStream.of(one.y).filter(Double::isFinite).reduce((earlier, later) -> later).stream()
                            .map(y::at)
                            .findFirst()
                            .orElse(TOP);
            names.add(new Name(one.name, Drawing.colour(i), height));
        }
        names.sort(Comparator.comparingDouble(Name::height));
        Element group = Drawing.words(element("g"), Drawing.INK).with("font-weight", "600");
        double free = TOP;
        double reserved = NAME_HEIGHT * (names.size() - 1);
        for (Name name : names) {
            double height = Math.max(free, Math.min(name.height, BOTTOM - reserved));
            group.add(text(name.text, RIGHT + 10, height + 4, "start").with("fill", name.colour));
            free = height + NAME_HEIGHT;
            reserved -= NAME_HEIGHT;
        }
        return group;
    }

    @Override
    public String toString() {
        return "Chart of " + title + ": "
                + String.join(", ", series.stream().map(Series::name).toList());
    }
}
