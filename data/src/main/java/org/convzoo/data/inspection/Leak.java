package org.convzoo.data.inspection;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Pictures of one part that an earlier part has too.
 *
 * @param part what it is called
 * @param earlier what the other is called
 * @param exact how many have the same pixels there
 * @param near how many others have a near copy there
 */
record Leak(String part, String earlier, int exact, int near) {

    /** The parts' pairs that share pictures, in the order of the parts. */
    static List<Leak> of(Copies copies, List<PartSummary> parts) {
        Map<List<Integer>, Set<Picture>> exact = leaked(copies.exact(), Set.of());
        Set<Picture> counted = new HashSet<>();
        exact.values().forEach(counted::addAll);
        Map<List<Integer>, Set<Picture>> near = leaked(copies.near(), counted);
        Map<List<Integer>, Leak> leaks = new TreeMap<>(Comparator.<List<Integer>, Integer>comparing(pair -> pair.get(0))
                .thenComparing(pair -> pair.get(1)));
        Set<List<Integer>> pairs = new HashSet<>(exact.keySet());
        pairs.addAll(near.keySet());
        for (List<Integer> pair : pairs) {
            leaks.put(
                    pair,
                    new Leak(
                            parts.get(pair.get(1)).name(),
                            parts.get(pair.get(0)).name(),
                            exact.getOrDefault(pair, Set.of()).size(),
                            near.getOrDefault(pair, Set.of()).size()));
        }
        return List.copyOf(leaks.values());
    }

    /** By earlier and later part: the later part's pictures; each counts once, with the first part that has it. */
    private static Map<List<Integer>, Set<Picture>> leaked(List<CopyGroup> groups, Set<Picture> counted) {
        Map<List<Integer>, Set<Picture>> leaked = new HashMap<>();
        for (CopyGroup group : groups) {
            int earliest =
                    group.pictures().stream().mapToInt(Picture::part).min().orElseThrow();
            for (Picture picture : group.pictures()) {
                if (picture.part() > earliest && !counted.contains(picture)) {
                    leaked.computeIfAbsent(List.of(earliest, picture.part()), pair -> new HashSet<>())
                            .add(picture);
                }
            }
        }
        return leaked;
    }
}
