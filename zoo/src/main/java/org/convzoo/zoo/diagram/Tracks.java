package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.zoo.diagram.Layering.Slot;

/**
 * The horizontal lines between a rank and the next. Lines that leave one slot, or meet at one, share a track; others that
 * would touch have tracks of their own.
 */
final class Tracks {

    /** From one slot to one of the next rank. */
    record Link(Slot from, Slot to) {}

    private record Span(double left, double right) {

        Span with(double from, double to) {
            return new Span(Math.min(left, Math.min(from, to)), Math.max(right, Math.max(from, to)));
        }

        boolean touches(Span other) {
            return left <= other.right && other.left <= right;
        }
    }

    private final Map<Link, Slot> leaders = new HashMap<>();
    private final Map<Slot, Integer> trackOfLeader = new HashMap<>();
    private final int count;

    /** @param links those that are not straight */
    Tracks(List<Link> links, Alignment alignment) {
        Map<Slot, Span> spans = new LinkedHashMap<>();
        for (Link link : links) {
            long meeting =
                    links.stream().filter(other -> other.to().equals(link.to())).count();
            Slot leader = meeting > 1 ? link.to() : link.from();
            leaders.put(link, leader);
            double from = alignment.centre(link.from());
            double to = alignment.centre(link.to());
            spans.merge(leader, new Span(Math.min(from, to), Math.max(from, to)), (one, other) -> one.with(from, to));
        }
        List<List<Span>> tracks = new ArrayList<>();
        spans.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().rank()))
                .forEach(entry -> trackOfLeader.put(entry.getKey(), put(entry.getValue(), tracks)));
        count = tracks.size();
    }

    private static int put(Span span, List<List<Span>> tracks) {
        for (int track = 0; track < tracks.size(); track++) {
            if (tracks.get(track).stream().noneMatch(span::touches)) {
                tracks.get(track).add(span);
                return track;
            }
        }
        tracks.add(new ArrayList<>(List.of(span)));
        return tracks.size() - 1;
    }

    int count() {
        return count;
    }

    /** From the top. */
    int track(Link link) {
        return trackOfLeader.get(leaders.get(link));
    }
}
