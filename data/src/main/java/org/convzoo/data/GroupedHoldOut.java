package org.convzoo.data;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Chooses whole groups so that the images that go come near the wanted number of each class. */
final class GroupedHoldOut {

    private final Groups groups;
    private final int[] inClass;
    private final int[] quota;
    private final int[] gone;
    private final boolean[] out;

    /**
     * @param inClass images of each class
     * @param quota how many of them are wanted
     */
    GroupedHoldOut(Groups groups, int[] inClass, int[] quota) {
        this.groups = groups;
        this.inClass = inClass;
        this.quota = quota;
        this.gone = new int[inClass.length];
        this.out = new boolean[groups.images().size()];
    }

    /** Which images go. */
    boolean[] choose(long seed) {
        List<int[]> order = groups.largestFirst(seed);
        for (int[] group : order) {
            Map<Integer, Integer> classes = groups.classes(group);
            if (leavesSome(classes) && comesNearer(classes)) {
                take(group, classes);
            }
        }
        for (int label = 0; label < quota.length; label++) {
            if (quota[label] > 0 && gone[label] == 0) {
                takeOneOf(label, order);
            }
        }
        return out;
    }

    /** A class of which nothing has gone yet gives its smallest group that it can spare. */
    private void takeOneOf(int label, List<int[]> order) {
        order.stream()
                .filter(group -> !out[group[0]])
                .filter(group -> groups.classes(group).containsKey(label) && leavesSome(groups.classes(group)))
                .min(Comparator.comparingInt(group -> group.length))
                .ifPresent(group -> take(group, groups.classes(group)));
    }

    private void take(int[] group, Map<Integer, Integer> classes) {
        for (int index : group) {
            out[index] = true;
        }
        classes.forEach((label, count) -> gone[label] += count);
    }

    /** Whether every class keeps an image to learn from. */
    private boolean leavesSome(Map<Integer, Integer> classes) {
        return classes.entrySet().stream()
                .allMatch(entry -> gone[entry.getKey()] + entry.getValue() < inClass[entry.getKey()]);
    }

    /** Whether the squared distance to the quotas, each as a part of its class, becomes smaller. */
    private boolean comesNearer(Map<Integer, Integer> classes) {
        double change = 0;
        for (Map.Entry<Integer, Integer> entry : classes.entrySet()) {
            int label = entry.getKey();
            double before = (double) (gone[label] - quota[label]) / inClass[label];
            double after = before + (double) entry.getValue() / inClass[label];
            change += after * after - before * before;
        }
        return change < 0;
    }
}
