package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convzoo.zoo.diagram.Layering.Slot;
import org.convzoo.zoo.diagram.Scene.Placed;
import org.convzoo.zoo.diagram.Scene.Point;
import org.convzoo.zoo.diagram.Scene.Text;
import org.convzoo.zoo.diagram.Scene.Wire;
import org.convzoo.zoo.diagram.Tracks.Link;

/** A flowchart, broken into columns from left to right where it is longer than a height. */
final class Columns {

    private static final double GUTTER = 48;

    /** Above and below columns, for the edge that goes on from one to the next. */
    private static final double TURN = 28;

    /** Of that, what stays empty. */
    private static final double BORDER = 4;

    /** Ranks from {@code first} to {@code last}, and what is to be added to coordinates of the flowchart. */
    private record Column(int first, int last, double right, double down) {}

    private final Flowchart chart;
    private final List<Column> columns = new ArrayList<>();
    private final Map<Integer, Column> columnOfRank = new HashMap<>();
    private final double width;
    private final double height;

    Columns(Flowchart chart, double longest) {
        this.chart = chart;
        List<Integer> ends = ends(longest);
        double turn = ends.size() > 1 ? TURN : 0;
        double x = 0;
        double lowest = 0;
        int first = 0;
        for (int last : ends) {
            Column column = new Column(first, last, x - left(first, last), turn - chart.top(first));
            columns.add(column);
            for (int rank = first; rank <= last; rank++) {
                columnOfRank.put(rank, column);
            }
            x += right(first, last) - left(first, last) + GUTTER;
            lowest = Math.max(lowest, chart.bottom(last) + column.down());
            first = last + 1;
        }
        width = x - GUTTER;
        height = lowest + turn;
    }

    /** The last ranks of the columns: each as far down as the height and the flowchart allow. */
    private List<Integer> ends(double longest) {
        int ranks = chart.ranks().size();
        List<Integer> ends = new ArrayList<>();
        int first = 0;
        int allowed = -1;
        for (int rank = 0; rank < ranks; rank++) {
            if (chart.bottom(rank) - chart.top(first) > longest && allowed >= first) {
                ends.add(allowed);
                first = allowed + 1;
            }
            if (chart.isNarrowBehind(rank)) {
                allowed = rank;
            }
        }
        ends.add(ranks - 1);
        return ends;
    }

    private double left(int first, int last) {
        return chart.ranks().subList(first, last + 1).stream()
                .flatMap(List::stream)
                .mapToDouble(chart.alignment()::left)
                .min()
                .orElse(0);
    }

    private double right(int first, int last) {
        return chart.ranks().subList(first, last + 1).stream()
                .flatMap(List::stream)
                .mapToDouble(chart.alignment()::right)
                .max()
                .orElse(0);
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    Scene scene() {
        List<Placed> boxes = chart.ranks().stream()
                .flatMap(List::stream)
                .filter(slot -> slot.box() != null)
                .map(this::placed)
                .toList();
        List<Wire> wires = new ArrayList<>();
        Map<Slot, Text> shapes = new LinkedHashMap<>();
        chart.chains().forEach((edge, chain) -> {
            wires.add(new Wire(edge, path(chain), chain.get(chain.size() - 1).auxiliary()));
            Slot from = chain.get(0);
            shapes.put(from, Shapes.beside(box(from).output(), x(from), bottom(from)));
        });
        return new Scene(width, height, boxes, wires, List.copyOf(shapes.values()), List.of(), List.of());
    }

    private static Box box(Slot slot) {
        return Objects.requireNonNull(slot.box(), "edges begin and end at boxes");
    }

    private Placed placed(Slot slot) {
        double boxWidth = chart.alignment().boxWidth(slot);
        return new Placed(box(slot), x(slot) - boxWidth / 2, top(slot), boxWidth, bottom(slot) - top(slot));
    }

    private List<Point> path(List<Slot> chain) {
        List<Point> points = new ArrayList<>();
        Slot start = chain.get(0);
        points.add(new Point(x(start), bottom(start)));
        for (int i = 1; i < chain.size(); i++) {
            Link link = new Link(chain.get(i - 1), chain.get(i));
            if (column(link.from()) != column(link.to())) {
                points.addAll(aroundColumn(link));
            } else if (chart.entersFromSide(link)) {
                double middle = (top(link.to()) + bottom(link.to())) / 2;
                double half = chart.alignment().boxWidth(link.to()) / 2;
                points.add(new Point(x(link.from()), middle));
                points.add(new Point(x(link.to()) + (x(link.from()) < x(link.to()) ? -half : half), middle));
                return points;
            } else if (!chart.isStraight(link)) {
                double turn = chart.turn(link) + column(link.from()).down();
                points.add(new Point(x(link.from()), turn));
                points.add(new Point(x(link.to()), turn));
            }
        }
        Slot end = chain.get(chain.size() - 1);
        points.add(new Point(x(end), top(end)));
        return points;
    }

    /** Down, to the right past the column, up, and to the top of the next one. */
    private List<Point> aroundColumn(Link link) {
        Column column = column(link.from());
        double low = chart.bottom(column.last()) + column.down() + TURN - BORDER;
        double between = right(column.first(), column.last()) + column.right() + GUTTER / 2;
        return List.of(
                new Point(x(link.from()), low),
                new Point(between, low),
                new Point(between, BORDER),
                new Point(x(link.to()), BORDER));
    }

    private Column column(Slot slot) {
        return columnOfRank.get(slot.rank());
    }

    private double x(Slot slot) {
        return chart.alignment().centre(slot) + column(slot).right();
    }

    private double top(Slot slot) {
        return chart.top(slot) + column(slot).down();
    }

    private double bottom(Slot slot) {
        return chart.bottom(slot) + column(slot).down();
    }
}
