package org.convzoo.data.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Things that belong together because each is tied to another of them: a forest of disjoint sets. */
final class Groups {

    private final int[] parents;

    Groups(int size) {
        parents = new int[size];
        for (int index = 0; index < size; index++) {
            parents[index] = index;
        }
    }

    void join(int first, int second) {
        int left = root(first);
        int right = root(second);
        // The smallest number leads, so that the same ties give the same groups whatever their order.
        parents[Math.max(left, right)] = Math.min(left, right);
    }

    boolean together(int first, int second) {
        return root(first) == root(second);
    }

    /** Those of more than one, members and groups in ascending order. */
    List<List<Integer>> ofSeveral() {
        Map<Integer, List<Integer>> all = new LinkedHashMap<>();
        for (int index = 0; index < parents.length; index++) {
            if (root(index) != index) {
                all.computeIfAbsent(root(index), root -> new ArrayList<>(List.of(root)))
                        .add(index);
            }
        }
        return all.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(group -> List.copyOf(group.getValue()))
                .toList();
    }

    private int root(int index) {
        int at = index;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }
}
