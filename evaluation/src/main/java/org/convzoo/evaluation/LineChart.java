package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;
import static org.convzoo.evaluation.Svg.segment;
import static org.convzoo.evaluation.Svg.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.convzoo.evaluation.LearningCurves.Part;
import org.convzoo.evaluation.LearningCurves.Series;

/** Values over epochs as SVG: round ticks, a name at the end of each line, the best epoch marked. */
final class LineChart {

    private static final double WIDTH = 440;
    private static final double HEIGHT = 270;
    private static final double LEFT = 62;
    private static final double RIGHT = WIDTH - 92;
    private static final double TOP = 28;
    private static final double BOTTOM = HEIGHT - 40;
    private static final double LABEL_HEIGHT = 15;
    private static final double PARTS_HEIGHT = 20;
    /** Of the drawing's text, a little more than the mean. */
    private static final double LETTER_WIDTH = 7.2;
    /** Half the width of "best: epoch 1234": the label is kept inside the drawing. */
    private static final double BEST_LABEL_REACH = 56;

    private final String title;
    private final List<Series> lines;
    private final int epochs;
    private final int bestEpoch;
    private final List<Part> parts;
    private final Ticks vertical;
    private final BiFunction<Ticks, Double, String> tickLabel;
    private final Scale x;
    private final Scale y;

    /**
     * @param lines at least one, with at least one finite value among them
     * @param curves that the lines are of, with the best epoch and the parts that are marked
     */
    LineChart(String title, List<Series> lines, LearningCurves curves, BiFunction<Ticks, Double, String> tickLabel) {
        this.title = title;
        this.lines = lines;
        this.epochs = lines.get(0).values().size();
        this.bestEpoch = curves.bestEpoch();
        this.parts = curves.parts();
        this.tickLabel = tickLabel;
        double[] finite = lines.stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        this.vertical = Ticks.around(finite[0], finite[finite.length - 1], 5);
        // A single epoch stands in the middle.
        this.x = epochs == 1 ? new Scale(0, 2, LEFT, RIGHT) : new Scale(1, epochs, LEFT, RIGHT);
        this.y = new Scale(vertical.low(), vertical.high(), BOTTOM, TOP);
    }

    Element render() {
        double height = HEIGHT + (parts.isEmpty() ? 0 : PARTS_HEIGHT);
        Element svg = Svg.drawing(WIDTH, height, description()).add(verticalAxis(), horizontalAxis(height));
        if (!parts.isEmpty()) {
            svg.add(boundaries());
        }
        if (bestEpoch > 0) {
            svg.add(bestMark());
        }
        lines.forEach(line -> svg.add(line(line)));
        svg.add(names());
        return element("figure", element("figcaption", title), svg);
    }

    private String description() {
        StringBuilder text = new StringBuilder(title + " over " + Numbers.count(epochs, "epoch", "epochs") + ".");
        for (Series line : lines) {
            double last = line.values().get(epochs - 1);
            if (Double.isFinite(last)) {
                text.append(' ').append(line.curve().title()).append(" ends at ");
                text.append(Numbers.significant(last)).append('.');
            }
        }
        return text.toString();
    }

    private Element verticalAxis() {
        Element axis = element("g").with("class", "axis");
        for (double value : vertical.values()) {
            axis.add(segment(LEFT, y.at(value), RIGHT, y.at(value)));
            axis.add(text(tickLabel.apply(vertical, value), LEFT - 8, y.at(value) + 4, "end"));
        }
        return axis;
    }

    private Element horizontalAxis(double height) {
        Element axis = element("g").with("class", "axis");
        for (double epoch : Ticks.epochs(epochs, 8).values()) {
            axis.add(text(Numbers.count((int) epoch), x.at(epoch), BOTTOM + 18, "middle"));
        }
        return axis.add(text("epoch", (LEFT + RIGHT) / 2, height - 4, "middle"));
    }

    /** A line where a part begins, and below the epochs its number with as much of its name as there is room for. */
    private Element boundaries() {
        Element group = element("g").with("class", "parts");
        for (int part = 0; part < parts.size(); part++) {
            double begin = part == 0 ? LEFT : x.at(parts.get(part).firstEpoch() - 0.5);
            double end =
                    part == parts.size() - 1 ? RIGHT : x.at(parts.get(part + 1).firstEpoch() - 0.5);
            if (part > 0) {
                group.add(segment(begin, TOP, begin, BOTTOM + 40));
            }
            String name = (part + 1) + " " + parts.get(part).name();
            int room = (int) ((end - begin) / LETTER_WIDTH);
            if (room > 0) {
                group.add(text(cut(name, room), (begin + end) / 2, BOTTOM + 36, "middle")
                        .add(element("title", name)));
            }
        }
        return group;
    }

    /** A name that is too long for its room; of one with no room to speak of, the number alone. */
    private static String cut(String name, int letters) {
        if (name.length() <= letters) {
            return name;
        }
        return letters < 5
                ? name.substring(0, name.indexOf(' '))
                : name.substring(0, letters - 1).strip() + "…";
    }

    private Element bestMark() {
        double at = x.at(bestEpoch);
        double label = Math.min(Math.max(at, BEST_LABEL_REACH), WIDTH - BEST_LABEL_REACH);
        return element(
                        "g",
                        segment(at, TOP - 8, at, BOTTOM),
                        text("best: epoch " + bestEpoch, label, TOP - 13, "middle"))
                .with("class", "best");
    }

    /** One path; what is not finite leaves a gap, and a value between two gaps is a dot. */
    private Element line(Series line) {
        StringBuilder path = new StringBuilder();
        Element group = element("g").with("class", style(line.curve()));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            if (!isFinite(line, epoch)) {
                continue;
            }
            double value = line.values().get(epoch - 1);
            boolean joined = isFinite(line, epoch - 1);
            path.append(joined ? 'L' : 'M').append(point(epoch, value));
            if (epoch == bestEpoch || (!joined && !isFinite(line, epoch + 1))) {
                group.add(element("circle")
                        .with("cx", x.at(epoch))
                        .with("cy", y.at(value))
                        .with("r", 3.5));
            }
        }
        return group.add(element("path").with("d", path.toString()));
    }

    private String point(int epoch, double value) {
        return Numbers.coordinate(x.at(epoch)) + "," + Numbers.coordinate(y.at(value));
    }

    private boolean isFinite(Series line, int epoch) {
        return epoch >= 1 && epoch <= epochs && Double.isFinite(line.values().get(epoch - 1));
    }

    private record Name(Series line, double height) {}

    /** At the height of each line's last value, pushed down where two would overlap. */
    private Element names() {
        List<Name> names = new ArrayList<>();
        for (Series line : lines) {
            line.values().stream()
                    .filter(Double::isFinite)
                    .reduce((earlier, later) -> later)
                    .ifPresent(last -> names.add(new Name(line, y.at(last))));
        }
        names.sort((one, other) -> Double.compare(one.height(), other.height()));
        Element group = element("g").with("class", "names");
        double free = TOP;
        double reserved = LABEL_HEIGHT * (names.size() - 1);
        for (Name name : names) {
            double height = Math.max(free, Math.min(name.height(), BOTTOM - reserved));
            group.add(text(name.line().curve().title(), RIGHT + 8, height + 4, "start")
                    .with("class", style(name.line().curve())));
            free = height + LABEL_HEIGHT;
            reserved -= LABEL_HEIGHT;
        }
        return group;
    }

    private static String style(Curve curve) {
        return switch (curve) {
            case TRAIN_LOSS, TRAIN_ACCURACY -> "train";
            case VALIDATION_LOSS, VALIDATION_ACCURACY -> "validation";
            case LEARNING_RATE -> "rate";
        };
    }
}
