package org.convzoo.zoo.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * Positions on a line, as near as possible to those that are wanted, at least so far from each other: an isotonic
 * regression by pooling adjacent violators (Ayer et al., An empirical distribution function for sampling with incomplete
 * information, 1955).
 */
final class LeastSquares {

    /** Neighbours that touch and move together. */
    private record Group(double mean, double weight, int size) {

        Group with(Group other) {
            double sum = weight + other.weight;
            return new Group((mean * weight + other.mean * other.weight) / sum, sum, size + other.size);
        }
    }

    private final List<Double> offsets = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();

    /**
     * The next one to the right.
     *
     * @param wanted where it would like to be
     * @param weight how much that counts
     * @param offset its least distance from the origin of all offsets, if all stand close together
     */
    void add(double wanted, double weight, double offset) {
        offsets.add(offset);
        Group last = new Group(wanted - offset, weight, 1);
        while (!groups.isEmpty() && groups.get(groups.size() - 1).mean() > last.mean()) {
            last = groups.remove(groups.size() - 1).with(last);
        }
        groups.add(last);
    }

    List<Double> solve() {
        List<Double> positions = new ArrayList<>();
        for (Group group : groups) {
            for (int i = 0; i < group.size(); i++) {
                positions.add(group.mean() + offsets.get(positions.size()));
            }
        }
        return positions;
    }
}
