package org.convzoo.zoo.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.blueprint.Blueprint;
import org.convzoo.zoo.blueprint.Blueprint.Node;
import org.convzoo.zoo.diagram.Scene.Placed;
import org.convzoo.zoo.diagram.Scene.Point;
import org.convzoo.zoo.diagram.Scene.Text;
import org.convzoo.zoo.diagram.Scene.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** The geometry of every network's picture, folded and layer by layer. */
class EveryDiagramTest {

    record Drawn(String name, Blueprint network, NetworkDiagram diagram) {

        Scene scene() {
            return diagram.scene();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A line of a wire. */
    private record Line(Wire wire, Line2D line) {}

    static Stream<Drawn> folded() {
        return Zoo.all().stream()
                .map(each -> drawn(each, NetworkDiagram.ofBlocks(each, each.blueprint()), each.name()));
    }

    static Stream<Drawn> layers() {
        return Zoo.all().stream()
                .map(each -> drawn(each, NetworkDiagram.ofLayers(each, each.blueprint()), each.name() + " --layers"));
    }

    static Stream<Drawn> all() {
        return Stream.concat(folded(), layers());
    }

    private static Drawn drawn(Architecture architecture, NetworkDiagram diagram, String name) {
        return new Drawn(name, architecture.blueprint(), diagram);
    }

    private static Rectangle2D area(Placed box) {
        return new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
    }

    private static Rectangle2D area(Text text) {
        double size = text.style().size();
        return new Rectangle2D.Double(text.x(), text.y() - 0.75 * size, text.width(), size);
    }

    private static List<Line> lines(Scene scene) {
        List<Line> lines = new ArrayList<>();
        for (Wire wire : scene.wires()) {
            List<Point> points = wire.points();
            for (int i = 1; i < points.size(); i++) {
                Point from = points.get(i - 1);
                Point to = points.get(i);
                lines.add(new Line(wire, new Line2D.Double(from.x(), from.y(), to.x(), to.y())));
            }
        }
        return lines;
    }

    /** Something and where it is. */
    private record Thing(String name, Rectangle2D area) {}

    private static List<Thing> things(Scene scene) {
        return Stream.concat(
                        scene.boxes().stream().map(box -> new Thing(box.box().title(), area(box))),
                        scene.texts().stream().map(text -> new Thing(text.text(), area(text))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingStandsOnAnythingElse(Drawn drawn) {
        List<Thing> things = things(drawn.scene());
        List<String> collisions = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            for (Thing other : things.subList(i + 1, things.size())) {
                if (things.get(i).area().intersects(other.area())) {
                    collisions.add(things.get(i).name() + " on " + other.name());
                }
            }
        }
        assertThat(collisions).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everythingIsOnThePage(Drawn drawn) {
        Scene scene = drawn.scene();
        Rectangle2D page = new Rectangle2D.Double(0, 0, scene.width(), scene.height());
        assertThat(scene.boxes()).allMatch(box -> page.contains(area(box)));
        assertThat(scene.texts()).allMatch(text -> page.contains(area(text)));
        assertThat(scene.wires())
                .allMatch(wire -> wire.points().stream().allMatch(point -> page.contains(point.x(), point.y())));
        assertThat(scene.panels())
                .allMatch(panel -> page.contains(panel.x(), panel.y(), panel.width(), panel.height()));
        assertThat(scene.swatches())
                .isNotEmpty()
                .allMatch(swatch -> page.contains(swatch.x(), swatch.y(), swatch.side(), swatch.side()));
        assertThat(scene.width() / scene.height()).as("width by height").isBetween(0.25, 4.0);
    }

    @ParameterizedTest
    @MethodSource("all")
    void wiresLeadFromBoxToBoxAlongStraightLines(Drawn drawn) {
        Scene scene = drawn.scene();
        for (Wire wire : scene.wires()) {
            Point start = wire.points().get(0);
            Point end = wire.points().get(wire.points().size() - 1);
            Placed from = box(scene, wire.edge().from());
            Placed to = box(scene, wire.edge().to());
            assertThat(start).as("start of %s", wire.edge()).isEqualTo(bottom(from));
            assertThat(isOnBorder(end, to)).as("end of %s", wire.edge()).isTrue();
        }
        assertThat(lines(scene))
                .allMatch(line -> line.line().getX1() == line.line().getX2()
                        || line.line().getY1() == line.line().getY2());
    }

    @ParameterizedTest
    @MethodSource("all")
    void noWireRunsThroughABoxOrAText(Drawn drawn) {
        List<Line> lines = lines(drawn.scene());
        List<String> collisions = new ArrayList<>();
        for (Thing thing : things(drawn.scene())) {
            Rectangle2D area = thing.area();
            Rectangle2D inside =
                    new Rectangle2D.Double(area.getX() + 1, area.getY() + 1, area.getWidth() - 2, area.getHeight() - 2);
            for (Line line : lines) {
                if (inside.intersectsLine(line.line())) {
                    collisions.add(line.wire().edge() + " through " + thing.name());
                }
            }
        }
        assertThat(collisions).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void noBranchCrossesAnother(Drawn drawn) {
        List<Line> lines = lines(drawn.scene());
        List<String> crossings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Graph.Edge edge = lines.get(i).wire().edge();
            for (Line other : lines.subList(i + 1, lines.size())) {
                Graph.Edge another = other.wire().edge();
                boolean separate =
                        !edge.from().equals(another.from()) && !edge.to().equals(another.to());
                if (separate && lines.get(i).line().intersectsLine(other.line())) {
                    crossings.add(edge + " across " + another);
                }
            }
        }
        assertThat(crossings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyTextFitsIntoItsBox(Drawn drawn) {
        assertThat(drawn.scene().boxes())
                .allMatch(placed ->
                        placed.box().width() <= placed.width() && placed.box().height() <= placed.height());
    }

    @ParameterizedTest
    @MethodSource("folded")
    void aFoldedPictureStandsForEveryLayerOnce(Drawn drawn) {
        assertThat(new MainView(drawn.network()).graph().boxes().stream().flatMap(box -> box.layers().stream()))
                .containsExactlyInAnyOrderElementsOf(names(drawn.network()));
        assertThat(drawn.scene().boxes().stream()
                        .map(placed -> placed.box().id())
                        .collect(Collectors.toSet()))
                .hasSameSizeAs(drawn.scene().boxes());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aPictureLayerByLayerHasABoxForEach(Drawn drawn) {
        List<String> titles = new ArrayList<>(names(drawn.network()));
        titles.add(0, "input");
        assertThat(drawn.scene().boxes().stream().map(placed -> placed.box().title()))
                .containsExactlyInAnyOrderElementsOf(titles);
        int inputs = drawn.network().nodes().stream()
                .mapToInt(node -> node.inputs().size())
                .sum();
        assertThat(drawn.scene().wires()).hasSize(inputs);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theDocumentIsWellFormedAndNeedsNothingElse(Drawn drawn) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        drawn.diagram().writeTo(out);
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));

        assertThat(out.size()).as("bytes").isBetween(2_000, 400_000);
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo(Zoo.named(drawn.network().name()).title());
        assertThat(document.getElementsByTagName("path").getLength())
                .as("wires and the arrow head")
                .isEqualTo(drawn.scene().wires().size() + 1);
        for (String foreign : Set.of("script", "image", "foreignObject", "link")) {
            assertThat(document.getElementsByTagName(foreign).getLength()).isZero();
        }
    }

    @Test
    void thePictureInTheReadmeIsOfToday() throws IOException {
        Architecture network = Zoo.named("googlenet");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NetworkDiagram.ofBlocks(network, network.blueprint()).writeTo(out);

        assertThat(Path.of("../docs/googlenet.svg"))
                .as("draw it again with ./convzoo zoo diagram googlenet --output docs/googlenet.svg")
                .hasBinaryContent(out.toByteArray());
    }

    @Test
    void aBlockIsDrawnAlone() {
        Architecture network = Zoo.named("googlenet");
        Scene scene = NetworkDiagram.ofBlock(network, network.blueprint(), "inception3a")
                .scene();

        assertThat(scene.texts())
                .extracting(Text::text)
                .contains("Inception module", "inception3a of GoogLeNet; 163,696 parameters");
        assertThat(scene.boxes())
                .as("in, out, 1x1, 3x3 and 5x5 with their reductions, pool with its projection, sum")
                .hasSize(10);
        assertThatThrownBy(() -> NetworkDiagram.ofBlock(network, network.blueprint(), "inception3c"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        "googlenet has no block inception3c (did you mean inception3a?); it has inception3a, ");
    }

    private static List<String> names(Blueprint network) {
        return network.nodes().stream().map(Node::name).toList();
    }

    private static Placed box(Scene scene, String id) {
        return scene.boxes().stream()
                .filter(placed -> placed.box().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Point bottom(Placed box) {
        return new Point(box.x() + box.width() / 2, box.y() + box.height());
    }

    private static boolean isOnBorder(Point point, Placed box) {
        boolean top = point.y() == box.y() && point.x() == box.x() + box.width() / 2;
        boolean side =
                point.y() == box.y() + box.height() / 2 && (point.x() == box.x() || point.x() == box.x() + box.width());
        return top || side;
    }
}
