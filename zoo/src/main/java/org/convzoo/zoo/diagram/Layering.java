package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Boxes in ranks: each below all that it takes its input from, at the length of the longest way to it. An edge that
 * passes a rank has a slot of its own there. Within a rank, branches stand in the order in which they are joined, so that
 * none crosses another.
 */
final class Layering {

    /** A place in a rank: of a box, or of an edge that passes, which has none. No two are equal. */
    static final class Slot {

        private final int rank;
        private final @Nullable Box box;
        private final boolean auxiliary;

        private Slot(int rank, @Nullable Box box, boolean auxiliary) {
            this.rank = rank;
            this.box = box;
            this.auxiliary = auxiliary;
        }

        int rank() {
            return rank;
        }

        @Nullable
        Box box() {
            return box;
        }

        /** Whether it belongs to what is there for training only. */
        boolean auxiliary() {
            return auxiliary;
        }
    }

    private final Map<Graph.Edge, List<Slot>> chains = new LinkedHashMap<>();
    private final List<List<Slot>> ranks = new ArrayList<>();

    Layering(Graph graph) {
        Map<String, Slot> slots = slots(graph);
        for (Graph.Edge edge : graph.edges()) {
            chains.put(edge, chain(slots.get(edge.from()), slots.get(edge.to())));
        }
        int depth = slots.values().stream().mapToInt(Slot::rank).max().orElse(-1) + 1;
        for (int rank = 0; rank < depth; rank++) {
            ranks.add(new ArrayList<>());
        }
        order(graph, slots);
    }

    private static Map<String, Slot> slots(Graph graph) {
        Map<String, Slot> slots = new LinkedHashMap<>();
        for (Box box : graph.boxes()) {
            int rank = graph.edges().stream()
                    .filter(edge -> edge.to().equals(box.id()))
                    .mapToInt(edge -> slots.get(edge.from()).rank() + 1)
                    .max()
                    .orElse(0);
            slots.put(box.id(), new Slot(rank, box, box.auxiliary()));
        }
        return slots;
    }

    private static List<Slot> chain(Slot from, Slot to) {
        List<Slot> chain = new ArrayList<>();
        chain.add(from);
        for (int rank = from.rank() + 1; rank < to.rank(); rank++) {
            chain.add(new Slot(rank, null, to.auxiliary()));
        }
        chain.add(to);
        return chain;
    }

    private void order(Graph graph, Map<String, Slot> slots) {
        Map<Slot, List<Slot>> sources = new HashMap<>();
        Set<Slot> read = new HashSet<>();
        for (List<Slot> chain : chains.values()) {
            read.add(chain.get(0));
            for (int i = 1; i < chain.size(); i++) {
                sources.computeIfAbsent(chain.get(i), slot -> new ArrayList<>()).add(chain.get(i - 1));
            }
        }
        Set<Slot> placed = new HashSet<>();
        graph.boxes().stream()
                .map(box -> slots.get(box.id()))
                .filter(slot -> !read.contains(slot))
                .sorted(Comparator.comparing(Slot::auxiliary))
                .forEach(end -> place(end, sources, placed));
    }

    private void place(Slot slot, Map<Slot, List<Slot>> sources, Set<Slot> placed) {
        if (placed.add(slot)) {
            ranks.get(slot.rank()).add(slot);
            sources.getOrDefault(slot, List.of()).forEach(source -> place(source, sources, placed));
        }
    }

    /** From the top; each from left to right. */
    List<List<Slot>> ranks() {
        return ranks;
    }

    /** For each edge the slots that it goes through, its two boxes included. */
    Map<Graph.Edge, List<Slot>> chains() {
        return chains;
    }

    /**
     * Whether all that leads from a rank to the next comes from one slot, so that a picture may go on elsewhere. A head
     * that is there for training only stays near to what it hangs on.
     */
    boolean isNarrowBehind(int rank) {
        List<List<Slot>> passing = chains.values().stream()
                .filter(chain ->
                        chain.get(0).rank() <= rank && rank < last(chain).rank())
                .toList();
        return passing.stream().noneMatch(chain -> last(chain).auxiliary())
                && passing.stream()
                                .map(chain -> chain.get(rank - chain.get(0).rank()))
                                .distinct()
                                .count()
                        == 1;
    }

    private static Slot last(List<Slot> chain) {
        return chain.get(chain.size() - 1);
    }
}
