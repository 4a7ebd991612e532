package org.convzoo.cli;

import static org.convzoo.cli.Wording.count;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convzoo.data.inspection.ChannelStatistics;
import org.convzoo.data.inspection.Finding;
import org.convzoo.data.inspection.Inspection;
import org.convzoo.data.inspection.PartSummary;
import org.convzoo.data.inspection.Sizes;

/** What an inspection found, in words: what matters first. */
record InspectionWords(Inspection inspection) {

    private static final int COMMON_SIZES = 3;
    private static final int MOST_CLASSES = 20;

    void print(PrintStream out) {
        Explanation words = new Explanation(inspection.name() + ": " + count(inspection.images(), noun()) + " in "
                + Table.number(inspection.labels().size())
                + (inspection.labels().size() == 1 ? " class" : " classes"));
        findings(words);
        inspection.parts().forEach(part -> part(words, part));
        if (inspection.signals()) {
            signals(words);
        } else if (inspection.sizes() != null) {
            sizes(words, inspection.sizes());
            words.fact("Colours", colours());
        }
        if (!inspection.formats().isEmpty()) {
            words.fact(
                    "Formats",
                    inspection.formats().entrySet().stream()
                            .map(format -> Table.number(format.getValue()) + " " + format.getKey())
                            .collect(Collectors.joining(", ")));
        }
        statistics(words);
        words.print(out);
        out.println();
        classes(out);
    }

    private String noun() {
        return inspection.signals() ? "signal" : "image";
    }

    private void signals(Explanation words) {
        Sizes lengths = inspection.sizes();
        words.fact(
                "Signals",
                (lengths == null
                                ? ""
                                : lengths.equal()
                                        ? "all of length " + Table.number(lengths.medianWidth()) + "; "
                                        : "of length "
                                                + Table.number(
                                                        lengths.smallest().width()) + " to "
                                                + Table.number(lengths.largest().width()) + "; ")
                        + "they are no pictures, so nothing is said of colours, near copies and odd images");
    }

    private void findings(Explanation words) {
        if (inspection.findings().isEmpty()) {
            words.fact("Nothing", "is wrong as far as can be seen without knowing what is in the " + noun() + "s");
        }
        for (Finding finding : inspection.findings()) {
            String severity = finding.severity().name();
            words.fact(severity.charAt(0) + severity.substring(1).toLowerCase(Locale.ROOT), finding.words());
        }
        if (!inspection.findings().isEmpty()) {
            words.fact("All", "--html FILE or --json has all of them, with every file's name");
        }
    }

    private void part(Explanation words, PartSummary part) {
        String name = part.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + part.name().substring(1);
        int largest = part.perClass().stream().mapToInt(Integer::intValue).max().orElse(0);
        int smallest =
                part.perClass().stream().mapToInt(Integer::intValue).min().orElse(0);
        words.fact(
                name,
                count(part.images(), noun()) + ", "
                        + (smallest == largest
                                ? Table.number(largest) + " of each class"
                                : Table.number(smallest) + " to " + Table.number(largest) + " of a class"));
    }

    private static void sizes(Explanation words, Sizes sizes) {
        if (sizes.equal()) {
            words.fact("Sizes", "all " + sizes.medianWidth() + "x" + sizes.medianHeight() + " (width x height)");
            return;
        }
        words.fact(
                "Sizes",
                count(sizes.common().size(), "size") + " (width x height): "
                        + size(sizes.smallest()) + " to " + size(sizes.largest()) + ", median " + sizes.medianWidth()
                        + "x" + sizes.medianHeight(),
                "most often "
                        + sizes.common().stream()
                                .limit(COMMON_SIZES)
                                .map(size ->
                                        size.width() + "x" + size.height() + " (" + Table.number(size.images()) + ")")
                                .collect(Collectors.joining(", ")),
                String.format(
                        Locale.ROOT,
                        "width over height from %.2f to %.2f",
                        (double) sizes.narrowest().width() / sizes.narrowest().height(),
                        (double) sizes.widest().width() / sizes.widest().height()));
    }

    private static String size(Sizes.SizedPicture sized) {
        return sized.width() + "x" + sized.height();
    }

    private String colours() {
        if (inspection.grey() == 0 || inspection.coloured() == 0) {
            return inspection.grey() == 0 ? "all coloured" : "all grey";
        }
        return Table.number(inspection.coloured()) + " coloured, " + Table.number(inspection.grey()) + " grey";
    }

    /** Of the first part: the test must not be looked at. */
    private void statistics(Explanation words) {
        PartSummary first = inspection.parts().get(0);
        ChannelStatistics statistics = first.statistics();
        if (statistics != null) {
            words.fact(
                    "Channels",
                    "mean: " + numbers(statistics.mean()) + ", standardDeviation: "
                            + numbers(statistics.standardDeviation())
                            + (inspection.signals() ? ", of " : " in 0..1, of ")
                            + count(
                                    statistics.images(),
                                    first.name().equals("all") ? noun() : first.name() + " " + noun()));
        }
    }

    static String numbers(List<Double> values) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, "%.4f", value))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private void classes(PrintStream out) {
        List<PartSummary> parts = inspection.parts();
        List<String> header = new ArrayList<>(List.of("CLASS"));
        parts.forEach(part -> header.add(part.name().toUpperCase(Locale.ROOT)));
        Table table = new Table(header, IntStream.rangeClosed(1, parts.size()).toArray());
        List<Integer> order = IntStream.range(0, inspection.labels().size())
                .boxed()
                .sorted((left, right) -> parts.get(0).perClass().get(right)
                        - parts.get(0).perClass().get(left))
                .toList();
        boolean all = order.size() <= MOST_CLASSES;
        for (int place = 0; place < order.size(); place++) {
            if (!all && place == MOST_CLASSES / 2) {
                place = order.size() - MOST_CLASSES / 2;
            }
            int label = order.get(place);
            List<String> cells = new ArrayList<>(List.of(inspection.labels().get(label)));
            parts.forEach(part -> cells.add(Table.number(part.perClass().get(label))));
            table.row(cells.toArray(String[]::new));
        }
        table.print(out);
        if (!all) {
            out.println("The " + MOST_CLASSES / 2 + " largest and the " + MOST_CLASSES / 2
                    + " smallest classes; --json has all.");
        }
    }
}
