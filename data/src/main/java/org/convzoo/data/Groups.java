package org.convzoo.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which images belong together; an image without a group is one by itself.
 *
 * @param images all of them
 * @param members the indices of each group's images, in their order; groups in the order of their first images
 */
record Groups(LabelledImages images, List<int[]> members) {

    static Groups of(LabelledImages images) {
        Map<String, List<Integer>> named = new LinkedHashMap<>();
        List<List<Integer>> all = new ArrayList<>();
        for (int index = 0; index < images.size(); index++) {
            String name = images.group(index);
            List<Integer> group = name == null ? null : named.get(name);
            if (group == null) {
                group = new ArrayList<>(1);
                all.add(group);
                if (name != null) {
                    named.put(name, group);
                }
            }
            group.add(index);
        }
        return new Groups(
                images,
                all.stream()
                        .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                        .toList());
    }

    int count() {
        return members.size();
    }

    /** Whether no image belongs with another. */
    boolean areSingle() {
        return members.size() == images.size();
    }

    /** Largest first, because small ones even out what large ones leave; those of one size as the seed draws them. */
    List<int[]> largestFirst(long seed) {
        return IntStream.of(EpochOrder.shuffled(members.size(), seed, 0))
                .mapToObj(members::get)
                .sorted(Comparator.comparingInt((int[] group) -> -group.length))
                .toList();
    }

    /** How many images of each class a group has; classes that it lacks are left out. */
    Map<Integer, Integer> classes(int[] group) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int index : group) {
            counts.merge(images.label(index), 1, Integer::sum);
        }
        return counts;
    }
}
