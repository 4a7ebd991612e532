package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convzoo.zoo.diagram.Layering.Slot;
import org.convzoo.zoo.diagram.Tracks.Link;

/** A graph with a place for everything, in one column; {@link Columns} may break it. */
final class Flowchart {

    /** Below a box, for the shape that leaves it. */
    static final double SHAPE_ROOM = 20;

    private static final double TRACK = 9;
    private static final double ARROW = 16;

    /** Free space between a vertical line that enters a sum from the side, and other things. */
    private static final double CLEARANCE = 8;

    private final Layering layering;
    private final Alignment alignment;
    private final List<Tracks> tracks = new ArrayList<>();
    private final List<Double> tops = new ArrayList<>();
    private final List<Double> bottoms = new ArrayList<>();
    private final List<Boolean> narrow = new ArrayList<>();

    Flowchart(Graph graph) {
        layering = new Layering(graph);
        double widest = graph.boxes().stream()
                .filter(box -> box.form() == Box.Form.CARD)
                .mapToDouble(Box::width)
                .max()
                .orElse(0);
        alignment = new Alignment(layering, Math.ceil(widest));
        placeRanks();
    }

    private void placeRanks() {
        List<List<Link>> links = bentLinks();
        double y = 0;
        for (int rank = 0; rank < layering.ranks().size(); rank++) {
            tops.add(y);
            y += layering.ranks().get(rank).stream()
                    .mapToDouble(Flowchart::height)
                    .max()
                    .orElse(0);
            bottoms.add(y);
            narrow.add(layering.isNarrowBehind(rank));
            tracks.add(new Tracks(links.get(rank), alignment));
            y += SHAPE_ROOM + tracks.get(rank).count() * TRACK + ARROW;
        }
    }

    private List<List<Link>> bentLinks() {
        List<List<Link>> links = new ArrayList<>();
        layering.ranks().forEach(rank -> links.add(new ArrayList<>()));
        for (List<Slot> chain : layering.chains().values()) {
            for (int i = 1; i < chain.size(); i++) {
                Link link = new Link(chain.get(i - 1), chain.get(i));
                if (!isStraight(link) && !entersFromSide(link)) {
                    links.get(link.from().rank()).add(link);
                }
            }
        }
        return links;
    }

    private static double height(Slot slot) {
        return slot.box() == null ? 0 : slot.box().height();
    }

    List<List<Slot>> ranks() {
        return layering.ranks();
    }

    /** Whether a picture may go on elsewhere behind a rank: {@link Layering#isNarrowBehind}. */
    boolean isNarrowBehind(int rank) {
        return narrow.get(rank);
    }

    Map<Graph.Edge, List<Slot>> chains() {
        return layering.chains();
    }

    Alignment alignment() {
        return alignment;
    }

    double top(int rank) {
        return tops.get(rank);
    }

    double bottom(int rank) {
        return bottoms.get(rank);
    }

    double top(Slot slot) {
        return (top(slot.rank()) + bottom(slot.rank()) - height(slot)) / 2;
    }

    double bottom(Slot slot) {
        return top(slot) + height(slot);
    }

    /** Where the horizontal line of a link is that is neither straight nor enters from the side. */
    double turn(Link link) {
        return bottom(link.from().rank())
                + SHAPE_ROOM
                + 2
                + TRACK * tracks.get(link.from().rank()).track(link);
    }

    boolean isStraight(Link link) {
        return alignment.centre(link.from()) == alignment.centre(link.to());
    }

    /** Shortcuts come to a sum from the side, where nothing else is in the way. */
    boolean entersFromSide(Link link) {
        Box target = link.to().box();
        if (target == null || target.form() != Box.Form.CIRCLE) {
            return false;
        }
        double x = alignment.centre(link.from());
        double to = alignment.centre(link.to());
        return Math.abs(x - to) > target.width() / 2 + CLEARANCE
                && layering.ranks().get(link.to().rank()).size() == 1;
    }
}
