package org.convzoo.zoo.diagram;

import java.util.List;
import java.util.stream.Stream;

/** What stands where, in pixels; y grows downwards. */
record Scene(
        double width,
        double height,
        List<Placed> boxes,
        List<Wire> wires,
        List<Text> texts,
        List<Panel> panels,
        List<Swatch> swatches) {

    record Point(double x, double y) {

        Point moved(double right, double down) {
            return new Point(x + right, y + down);
        }
    }

    /** A box; {@code x} and {@code y} are of its top left corner. */
    record Placed(Box box, double x, double y, double width, double height) {

        Placed moved(double right, double down) {
            return new Placed(box, x + right, y + down, width, height);
        }
    }

    /** An edge along horizontal and vertical lines. */
    record Wire(Graph.Edge edge, List<Point> points, boolean auxiliary) {

        Wire {
            points = List.copyOf(points);
        }

        Wire moved(double right, double down) {
            return new Wire(
                    edge, points.stream().map(point -> point.moved(right, down)).toList(), auxiliary);
        }
    }

    /** One line of text; {@code x} is where it starts, {@code y} its baseline. */
    record Text(String text, double x, double y, Style style) {

        enum Style {
            TITLE(22, true),
            HEADING(14, true),
            NOTE(12, false),
            SHAPE(11.5, false);

            private final double size;
            private final boolean bold;

            Style(double size, boolean bold) {
                this.size = size;
                this.bold = bold;
            }

            double size() {
                return size;
            }

            boolean isBold() {
                return bold;
            }

            double width(String text) {
                return Typeface.width(text, size, bold);
            }
        }

        double width() {
            return style.width(text);
        }

        Text moved(double right, double down) {
            return new Text(text, x + right, y + down, style);
        }
    }

    /** A frame behind boxes, with the letter of the block that it shows. */
    record Panel(String mark, double x, double y, double width, double height) {

        Panel moved(double right, double down) {
            return new Panel(mark, x + right, y + down, width, height);
        }
    }

    /** A colour that the legend explains. */
    record Swatch(Palette palette, boolean auxiliary, double x, double y, double side) {

        Swatch moved(double right, double down) {
            return new Swatch(palette, auxiliary, x + right, y + down, side);
        }
    }

    static final Scene EMPTY = ofTexts(0, 0, List.of());

    Scene {
        boxes = List.copyOf(boxes);
        wires = List.copyOf(wires);
        texts = List.copyOf(texts);
        panels = List.copyOf(panels);
        swatches = List.copyOf(swatches);
    }

    static Scene ofTexts(double width, double height, List<Text> texts) {
        return new Scene(width, height, List.of(), List.of(), texts, List.of(), List.of());
    }

    /** This scene further right and down; its size reaches from the origin to its new corner. */
    Scene moved(double right, double down) {
        return new Scene(
                width + right,
                height + down,
                boxes.stream().map(box -> box.moved(right, down)).toList(),
                wires.stream().map(wire -> wire.moved(right, down)).toList(),
                texts.stream().map(text -> text.moved(right, down)).toList(),
                panels.stream().map(panel -> panel.moved(right, down)).toList(),
                swatches.stream().map(swatch -> swatch.moved(right, down)).toList());
    }

    Scene with(Scene other) {
        return new Scene(
                Math.max(width, other.width),
                Math.max(height, other.height),
                joined(boxes, other.boxes),
                joined(wires, other.wires),
                joined(texts, other.texts),
                joined(panels, other.panels),
                joined(swatches, other.swatches));
    }

    /** This scene with an empty border around it. */
    Scene bordered(double border) {
        return ofTexts(width + 2 * border, height + 2 * border, List.of()).with(moved(border, border));
    }

    /** This scene in a frame with a letter. */
    Scene framed(String mark) {
        Panel frame = new Panel(mark, 0, 0, width, height);
        return new Scene(width, height, boxes, wires, texts, joined(List.of(frame), panels), swatches);
    }

    private static <T> List<T> joined(List<T> ones, List<T> others) {
        return Stream.concat(ones.stream(), others.stream()).toList();
    }
}
