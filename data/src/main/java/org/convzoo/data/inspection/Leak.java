package org.convzoo.data.inspection;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Pictures of one part that an earlier part has too.
 *
 * @param part what it is called
 * @param earlier what the other is called
 * @param exact how many have the same pixels there
 * @param near how many others have a near copy there
 * @param pairs all of them, the exact ones first: the earlier part's picture = this part's
 */
record Leak(String part, String earlier, int exact, int near, List<String> pairs) {

    /** The parts' pairs that share pictures, in the order of the parts. */
    static List<Leak> of(Copies copies, List<PartSummary> parts) {
        Map<List<Integer>, Map<Picture, Picture>> exact = leaked(copies.exact(), Set.of());
        Set<Picture> counted = new HashSet<>();
        exact.values().forEach(pictures -> counted.addAll(pictures.keySet()));
        Map<List<Integer>, Map<Picture, Picture>> near = leaked(copies.near(), counted);
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
                            exact.getOrDefault(pair, Map.of()).size(),
                            near.getOrDefault(pair, Map.of()).size(),
                            Stream.of(exact, near)
                                    .flatMap(kind -> kind.getOrDefault(pair, Map.of()).entrySet().stream())
                                    .map(found -> found.getValue().id() + " = "
                                            + found.getKey().id())
                                    .toList()));
        }
        return List.copyOf(leaks.values());
    }

    /**
     * By earlier and later part: the later part's pictures, each with its copy in the earlier; each counts once, with
     * the first part that has it.
     */
    private static Map<List<Integer>, Map<Picture, Picture>> leaked(List<CopyGroup> groups, Set<Picture> counted) {
        Map<List<Integer>, Map<Picture, Picture>> leaked = new HashMap<>();
        for (CopyGroup group : groups) {
            Picture original = group.pictures().stream()
                    .min(Comparator.comparingInt(Picture::part))
                    .orElseThrow();
            int earliest = original.part();
            for (Picture picture : group.pictures()) {
                if (picture.part() > earliest && !counted.contains(picture)) {
                    leaked.computeIfAbsent(List.of(earliest, picture.part()), pair -> new LinkedHashMap<>())
                            .put(picture, original);
                }
            }
        }
        return leaked;
    }
}
