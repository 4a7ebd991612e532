package org.convzoo.data.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convzoo.data.inspection.Finding.Severity;
import org.convzoo.data.inspection.OddImage.Oddity;

/** Turns figures into sentences. */
final class Findings {

    /** Below this a network hardly notices that one class has more images. */
    private static final double UNEVEN = 1.5;

    private static final double VERY_UNEVEN = 3;
    private static final int FEW = 10;
    private static final int NAMED = 3;

    private final List<Finding> findings = new ArrayList<>();

    private Findings() {}

    /** The most important first. */
    static List<Finding> of(
            List<String> labels,
            List<PartSummary> parts,
            List<BadImage> bad,
            List<OddImage> odd,
            Copies copies,
            List<String> passedOver) {
        Findings all = new Findings();
        all.unreadable(bad);
        Leak.of(copies, parts).forEach(all::leak);
        all.twoLabels(copies);
        all.copies(copies);
        all.oddities(odd);
        all.balance(labels, parts);
        all.passedOver(passedOver);
        all.findings.sort(Comparator.comparing(Finding::severity));
        return List.copyOf(all.findings);
    }

    private void unreadable(List<BadImage> bad) {
        if (!bad.isEmpty()) {
            say(
                    Severity.PROBLEM,
                    "%s cannot be read: %s",
                    count(bad.size(), "image"),
                    firstOf(bad.stream()
                            .map(image -> image.picture().id() + ": " + image.reason())
                            .toList()));
        }
    }

    private void leak(Leak leak) {
        String what = count(leak.exact() + leak.near(), leak.part() + " picture")
                + (leak.exact() + leak.near() == 1 ? " is" : " are");
        String how = leak.near() == 0
                ? "with the same pixels"
                : leak.exact() == 0
                        ? "nearly the same"
                        : number(leak.exact()) + " with the same pixels, " + number(leak.near()) + " nearly the same";
        say(
                Severity.PROBLEM,
                "%s among the %s pictures too (%s): %s; a network knows them before it is asked: keep them on one side",
                what,
                leak.earlier(),
                how,
                firstOf(leak.pairs()));
    }

    private void twoLabels(Copies copies) {
        List<CopyGroup> exact =
                copies.exact().stream().filter(CopyGroup::acrossLabels).toList();
        List<CopyGroup> near = copies.near().stream()
                .filter(CopyGroup::acrossLabels)
                .filter(group ->
                        exact.stream().noneMatch(same -> group.pictures().containsAll(same.pictures())))
                .toList();
        if (!exact.isEmpty()) {
            say(
                    Severity.PROBLEM,
                    "%s in two classes with the same pixels: %s; decide which class is right and delete the others",
                    count(exact.size(), "picture") + (exact.size() == 1 ? " is" : " are"),
                    firstOf(pairs(exact, CopyGroup::inAnotherClass)));
        }
        if (!near.isEmpty()) {
            say(
                    Severity.WARNING,
                    "%s in two classes: %s; look whether both can be right",
                    count(near.size(), "near copy", "near copies") + (near.size() == 1 ? " is" : " are"),
                    firstOf(pairs(near, CopyGroup::inAnotherClass)));
        }
    }

    private void copies(Copies copies) {
        int exact = surplus(copies.exact());
        int near = surplus(copies.near()) - surplusWithin(copies);
        if (exact > 0) {
            say(
                    Severity.WARNING,
                    "%s with the same values: %s; the original counts that much more in training",
                    count(exact, "surplus copy", "surplus copies"),
                    firstOf(pairs(copies.exact(), CopyGroup::second)));
        }
        if (near > 0) {
            say(
                    Severity.WARNING,
                    "%s of pictures that are scaled, compressed, brightened or cropped a little: %s",
                    count(near, "near copy", "near copies"),
                    firstOf(pairs(copies.near(), copies::firstWithOtherPixels)));
        }
    }

    private static List<String> pairs(List<CopyGroup> groups, Function<CopyGroup, Picture> other) {
        return groups.stream()
                .map(group -> group.pictures().get(0).id() + " = "
                        + other.apply(group).id())
                .toList();
    }

    private static int surplus(List<CopyGroup> groups) {
        return groups.stream().mapToInt(group -> group.pictures().size() - 1).sum();
    }

    /** Exact copies that stand in groups of near ones. */
    private static int surplusWithin(Copies copies) {
        return copies.exact().stream()
                .filter(same ->
                        copies.near().stream().anyMatch(near -> near.pictures().containsAll(same.pictures())))
                .mapToInt(same -> same.pictures().size() - 1)
                .sum();
    }

    private void oddities(List<OddImage> odd) {
        Map<Oddity, List<OddImage>> kinds =
                odd.stream().collect(Collectors.groupingBy(OddImage::oddity, TreeMap::new, Collectors.toList()));
        kinds.forEach((oddity, images) -> say(
                oddity == Oddity.ROTATED || oddity == Oddity.GREY ? Severity.NOTE : Severity.WARNING,
                "%s %s: %s",
                count(images.size(), "image") + (images.size() == 1 ? " is" : " are"),
                oddity.words(),
                firstOf(images.stream()
                        .map(image -> image.picture().id() + " (" + image.detail() + ")")
                        .toList())));
    }

    /** By the first part, which is trained on. */
    private void balance(List<String> labels, List<PartSummary> parts) {
        PartSummary training = parts.get(0);
        List<Integer> counts = training.perClass();
        for (PartSummary part : parts) {
            List<String> absent = IntStream.range(0, labels.size())
                    .filter(label -> part.perClass().get(label) == 0)
                    .mapToObj(labels::get)
                    .toList();
            if (!absent.isEmpty()) {
                say(
                        Severity.WARNING,
                        "%s of %d have no %s images: %s",
                        count(absent.size(), "class", "classes"),
                        labels.size(),
                        part.name(),
                        firstOf(absent));
            }
        }
        int largest = IntStream.range(0, labels.size())
                .reduce((best, label) -> counts.get(label) > counts.get(best) ? label : best)
                .orElseThrow();
        int smallest = IntStream.range(0, labels.size())
                .filter(label -> counts.get(label) > 0)
                .reduce((best, label) -> counts.get(label) < counts.get(best) ? label : best)
                .orElse(largest);
        double ratio = (double) counts.get(largest) / counts.get(smallest);
        if (ratio >= UNEVEN) {
            say(
                    ratio >= VERY_UNEVEN ? Severity.WARNING : Severity.NOTE,
                    "class %s has %.1f times as many images as %s (%,d and %,d): always answering %s would be right in"
                            + " %.1f %%; look at each class's recall, and weigh the classes"
                            + " (training.loss.classWeights: balanced) or draw them evenly (data.sampling: balanced)",
                    labels.get(largest),
                    ratio,
                    labels.get(smallest),
                    counts.get(largest),
                    counts.get(smallest),
                    labels.get(largest),
                    100.0 * counts.get(largest) / training.images());
        }
        List<String> few = IntStream.range(0, labels.size())
                .filter(label -> counts.get(label) > 0 && counts.get(label) < FEW)
                .mapToObj(labels::get)
                .toList();
        if (!few.isEmpty()) {
            say(
                    Severity.WARNING,
                    "%s fewer than %d %simages: %s",
                    count(few.size(), "class", "classes") + (few.size() == 1 ? " has" : " have"),
                    FEW,
                    training.name().equals("all") ? "" : training.name() + " ",
                    firstOf(few));
        }
    }

    private void passedOver(List<String> files) {
        if (!files.isEmpty()) {
            say(
                    Severity.NOTE,
                    "%s passed over, for %s: %s",
                    count(files.size(), "file") + (files.size() == 1 ? " is" : " are"),
                    files.size() == 1 ? "its name does not end as an image's" : "their names do not end as images'",
                    firstOf(files));
        }
    }

    private static String firstOf(List<String> names) {
        return names.stream().limit(NAMED).collect(Collectors.joining(", ")) + (names.size() > NAMED ? ", …" : "");
    }

    private void say(Severity severity, String format, Object... values) {
        findings.add(new Finding(severity, String.format(Locale.ROOT, format, values)));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String count(long number, String noun) {
        return count(number, noun, noun + "s");
    }

    private static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }
}
