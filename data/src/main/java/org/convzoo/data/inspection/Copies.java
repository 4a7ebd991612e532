package org.convzoo.data.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convzoo.data.inspection.ImageFacts.Digest;

/**
 * Finds copies.
 *
 * @param exact pictures with the same pixels
 * @param near pictures of one scene in different pixels; with the exact copies of each
 */
record Copies(List<CopyGroup> exact, List<CopyGroup> near) {

    static Copies of(Examined examined, int workers) {
        Map<Digest, List<Integer>> byPixels = new LinkedHashMap<>();
        examined.readable().forEach(image -> byPixels.computeIfAbsent(
                        examined.content(image).digest(), digest -> new ArrayList<>(1))
                .add(image));
        List<CopyGroup> exact = byPixels.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> new CopyGroup(pictures(examined, same), 1))
                .toList();
        return new Copies(exact, near(examined, byPixels, workers));
    }

    private static List<CopyGroup> near(Examined examined, Map<Digest, List<Integer>> byPixels, int workers) {
        List<Integer> distinct = byPixels.values().stream()
                .map(same -> same.get(0))
                .filter(image -> examined.content(image).miniature() != null)
                .toList();
        return new NearCopies(distinct.stream().map(examined::content).toList(), workers)
                .find().stream()
                        .map(group -> group.stream().map(distinct::get).toList())
                        .map(images -> new CopyGroup(
                                pictures(
                                        examined,
                                        images.stream()
                                                .flatMap(image ->
                                                        byPixels
                                                                .get(examined.content(image)
                                                                        .digest())
                                                                .stream())
                                                .sorted()
                                                .toList()),
                                similarity(examined, images)))
                        .toList();
    }

    private static double similarity(Examined examined, List<Integer> images) {
        Miniature first = Objects.requireNonNull(examined.content(images.get(0)).miniature());
        return images.stream()
                .skip(1)
                .mapToDouble(image -> first.correlation(
                        Objects.requireNonNull(examined.content(image).miniature())))
                .min()
                .orElse(1);
    }

    /** The first picture of a near group that is no exact copy of the very first. */
    Picture firstWithOtherPixels(CopyGroup near) {
        Picture first = near.pictures().get(0);
        return near.pictures().stream()
                .skip(1)
                .filter(picture ->
                        exact.stream().noneMatch(same -> same.pictures().containsAll(List.of(first, picture))))
                .findFirst()
                .orElseThrow();
    }

    private static List<Picture> pictures(Examined examined, List<Integer> images) {
        return images.stream()
                .map(examined::picture)
                .sorted(Comparator.comparing(Picture::part).thenComparing(Picture::id))
                .toList();
    }
}
