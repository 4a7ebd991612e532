package org.convzoo.zoo.diagram;

import java.io.OutputStream;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.convzoo.zoo.diagram.Scene.Panel;
import org.convzoo.zoo.diagram.Scene.Placed;
import org.convzoo.zoo.diagram.Scene.Swatch;
import org.convzoo.zoo.diagram.Scene.Text;
import org.convzoo.zoo.diagram.Scene.Wire;

/** Writes a scene as an SVG document that needs nothing else: no scripts, no fonts, its own background. */
final class SvgWriter {

    private static final double CORNER = 6;
    private static final double MARK_RADIUS = 10;

    private final Markup svg;

    private SvgWriter(Markup svg) {
        this.svg = svg;
    }

    /** @param description what the picture shows, for those who cannot see it */
    static void write(Scene scene, String title, String description, OutputStream out) throws XMLStreamException {
        Markup svg = new Markup(out);
        svg.open("svg").with("xmlns", "http://www.w3.org/2000/svg");
        svg.with("width", scene.width()).with("height", scene.height());
        svg.with("viewBox", "0 0 " + Markup.number(scene.width()) + " " + Markup.number(scene.height()));
        svg.with("role", "img").with("aria-labelledby", "title description").with("font-family", Typeface.FAMILY);
        svg.open("title").with("id", "title").text(title).close();
        svg.open("desc").with("id", "description").text(description).close();
        svg.open("style").text(Stylesheet.text()).close();
        new SvgWriter(svg).write(scene);
        svg.end();
    }

    private void write(Scene scene) throws XMLStreamException {
        arrowHead();
        rectangle("page", 0, 0, scene.width(), scene.height(), 0);
        for (Panel panel : scene.panels()) {
            rectangle("panel", panel.x(), panel.y(), panel.width(), panel.height(), CORNER);
            mark(panel.mark(), panel.x() + 26, panel.y() + 28);
        }
        for (Wire wire : scene.wires()) {
            svg.open("path").with("class", wire.auxiliary() ? "wire auxiliary" : "wire");
            svg.with("d", WirePath.of(wire.points())).close();
        }
        for (Placed box : scene.boxes()) {
            box(box);
        }
        for (Swatch swatch : scene.swatches()) {
            String style = style(swatch.palette(), swatch.auxiliary());
            rectangle(style, swatch.x(), swatch.y(), swatch.side(), swatch.side(), CORNER / 2);
        }
        for (Text text : scene.texts()) {
            text(text.style().name().toLowerCase(Locale.ROOT), text.text(), text.x(), text.y());
        }
    }

    private void arrowHead() throws XMLStreamException {
        svg.open("defs").open("marker").with("id", "arrow").with("viewBox", "0 0 8 8");
        svg.with("refX", 8).with("refY", 4).with("markerWidth", 8).with("markerHeight", 8);
        svg.with("orient", "auto").with("markerUnits", "userSpaceOnUse");
        svg.open("path").with("d", "M0 0.5L8 4L0 7.5z").close();
        svg.close();
        svg.close();
    }

    private void box(Placed placed) throws XMLStreamException {
        Box box = placed.box();
        String style = style(box.palette(), box.auxiliary());
        svg.open("g");
        double stack = box.isStacked() ? Box.STACK : 0;
        double width = placed.width() - stack;
        double height = placed.height() - stack;
        double radius = box.form() == Box.Form.CARD ? CORNER : height / 2;
        if (box.isStacked()) {
            rectangle(style, placed.x() + stack, placed.y() + stack, width, height, radius);
            rectangle(style, placed.x() + stack / 2, placed.y() + stack / 2, width, height, radius);
        }
        rectangle(style, placed.x(), placed.y(), width, height, radius);
        double centre = placed.x() + width / 2;
        double baseline = box.form() == Box.Form.CARD ? placed.y() + 21 : placed.y() + height / 2 + 4.5;
        text("name", box.title(), centre, baseline);
        for (String line : box.lines()) {
            baseline += Box.LINE_HEIGHT;
            text("line", line, centre, baseline);
        }
        mark(box.mark(), placed.x() + 16, placed.y() + 16);
        svg.close();
    }

    private static String style(Palette palette, boolean auxiliary) {
        return palette.style() + (auxiliary ? " auxiliary" : "");
    }

    private void mark(String letter, double x, double y) throws XMLStreamException {
        if (!letter.isEmpty()) {
            svg.open("circle").with("class", "mark");
            svg.with("cx", x).with("cy", y).with("r", MARK_RADIUS).close();
            text("letter", letter, x, y + 4.5);
        }
    }

    private void rectangle(String style, double x, double y, double width, double height, double radius)
            throws XMLStreamException {
        svg.open("rect").with("class", style).with("x", x).with("y", y);
        svg.with("width", width).with("height", height).with("rx", radius).close();
    }

    private void text(String style, String text, double x, double y) throws XMLStreamException {
        svg.open("text")
                .with("class", style)
                .with("x", x)
                .with("y", y)
                .text(text)
                .close();
    }
}
