package org.convzoo.data.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.convzoo.data.Chunks;
import org.convzoo.data.inspection.ImageFacts.Content;

/**
 * Finds pictures that are one picture scaled, compressed, brightened or cropped a little. Their hashes propose pairs; a pair
 * is accepted if its miniatures are closer than any two different pictures of this set come to be by chance.
 */
final class NearCopies {

    /** Correlation 0.93: most photographs that lose eight pixels of five hundred on each side keep it. */
    private static final double FARTHEST = Miniature.distance(0.93);

    private static final int SAMPLE = 256;
    private static final int CHUNK = 256;

    private record Pair(int earlier, int later, double distance) {}

    private final long[] hashes;
    private final List<Miniature> miniatures;
    private final Crowding crowding;
    private final int workers;

    /**
     * @param pictures no two with the same pixels, none of them flat
     */
    NearCopies(List<Content> pictures, int workers) {
        this.hashes = pictures.stream().mapToLong(Content::hash).toArray();
        this.miniatures = pictures.stream()
                .map(content -> Objects.requireNonNull(content.miniature()))
                .toList();
        this.crowding = new Crowding(miniatures);
        this.workers = workers;
    }

    /** Groups of places in the list, two or more each. */
    List<List<Integer>> find() {
        List<Pair> pairs = new ArrayList<>();
        HammingIndex index = new HammingIndex(hashes);
        double farthest = farthest();
        Chunks.inOrder(hashes.length, CHUNK, workers, (from, to) -> pairs(index, from, to, farthest), pairs::addAll);
        Groups groups = new Groups(hashes.length);
        Chunks.inOrder(
                pairs.size(),
                CHUNK,
                workers,
                (from, to) ->
                        pairs.subList(from, to).stream().filter(this::standsOut).toList(),
                accepted -> accepted.forEach(pair -> groups.join(pair.earlier(), pair.later())));
        return groups.ofSeveral();
    }

    private List<Pair> pairs(HammingIndex index, int from, int to, double farthest) {
        List<Pair> pairs = new ArrayList<>();
        for (int picture = from; picture < to; picture++) {
            int later = picture;
            index.before(picture, earlier -> {
                double distance = Miniature.distance(miniatures.get(later).correlation(miniatures.get(earlier)));
                if (distance <= farthest) {
                    pairs.add(new Pair(earlier, later, distance));
                }
            });
        }
        return pairs;
    }

    /** Whether both pictures have fewer others around them than would bring one so close. */
    private boolean standsOut(Pair pair) {
        return miniatures.size() < Crowding.FEWEST
                || pair.distance() <= crowding.distanceBelowChance(pair.earlier())
                        && pair.distance() <= crowding.distanceBelowChance(pair.later());
    }

    /** How far apart copies may be: where a quarter of the set is too crowded to tell, less than elsewhere. */
    private double farthest() {
        if (miniatures.size() < Crowding.FEWEST) {
            return FARTHEST;
        }
        int sampled = Math.min(SAMPLE, miniatures.size());
        List<Double> distances = new ArrayList<>();
        Chunks.inOrder(
                sampled,
                1,
                workers,
                (from, to) -> crowding.distanceBelowChance((int) ((long) from * miniatures.size() / sampled)),
                distances::add);
        return Math.min(FARTHEST, distances.stream().sorted().toList().get(sampled / 4));
    }
}
