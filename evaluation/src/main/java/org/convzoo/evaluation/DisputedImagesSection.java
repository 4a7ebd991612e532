package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Images that some runs name rightly and others wrongly: with pictures where one run stands alone, then all in a table. */
final class DisputedImagesSection {

    private static final int LISTED = 100;

    private DisputedImagesSection() {}

    static Section of(ComparisonReport report) {
        RunComparison comparison = report.comparison();
        int[] disputed = comparison.test().disputed();
        if (disputed.length == 0) {
            return Section.of(
                    "images", "Images", element("p", "All runs name the same images rightly and the same wrongly."));
        }
        Element groups = element("div").with("class", "copies");
        for (int run = 0; run < comparison.standings().size(); run++) {
            RunStanding standing = comparison.standings().get(run);
            add(groups, report, standing.onlyRight(), "Only " + standing.run().name() + " names rightly");
        }
        // of two runs, what one alone names wrongly the other alone names rightly
        for (int run = 0;
                comparison.standings().size() > 2
                        && run < comparison.standings().size();
                run++) {
            RunStanding standing = comparison.standings().get(run);
            add(groups, report, standing.onlyWrong(), "Only " + standing.run().name() + " names wrongly");
        }
        Element details = element(
                "details",
                element(
                        "summary",
                        disputed.length > LISTED
                                ? "The first " + LISTED + " of " + Numbers.count(disputed.length)
                                        + " images that runs disagree about"
                                : Numbers.count(disputed.length, "image", "images") + " that runs disagree about"),
                table(comparison.test(), disputed));
        return Section.of("images", "Images", groups, details);
    }

    private static void add(Element groups, ComparisonReport report, int[] images, String heading) {
        if (images.length == 0) {
            return;
        }
        Element cards = element("div").with("class", "cards");
        IntStream.of(images).limit(ComparisonReport.SHOWN).forEach(image -> cards.add(card(report, image)));
        groups.add(
                element("div", element("h3", heading + ": " + Numbers.count(images.length, "image", "images")), cards));
    }

    private static Element card(ComparisonReport report, int image) {
        SharedTest test = report.comparison().test();
        String id = test.ids().get(image);
        byte[] png = report.pictures().get(image);
        Element picture = png == null
                ? element("div", "no picture").with("class", "absent")
                : element("img")
                        .with("src", ConfusionPicture.dataUri(png))
                        .with("class", MistakesSection.isSmall(png) ? "pixels" : "photo")
                        .with("alt", id);
        String wrong = test.runs().stream()
                .map(run -> run.predicted()[image])
                .filter(answer -> answer != test.actual()[image])
                .map(answer -> test.labels().get(answer))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
        return element(
                "figure",
                picture,
                element(
                        "figcaption",
                        element("span", "is ")
                                .add(element("b", test.labels().get(test.actual()[image])))
                                .with("class", "truth"),
                        element("span", "or named ").add(element("b", wrong)).with("class", "answer"),
                        element("code", id)));
    }

    private static Element table(SharedTest test, int[] images) {
        Element head = Table.row(Table.columnHead("Image"), Table.columnHead("Is"));
        test.runs().forEach(run -> head.add(Table.columnHead(run.name())));
        List<Element> rows = new ArrayList<>();
        IntStream.of(images).limit(LISTED).forEach(image -> {
            Element row = Table.row(
                    Table.rowHead(test.ids().get(image)),
                    Table.name(test.labels().get(test.actual()[image])));
            for (TestedRun run : test.runs()) {
                boolean right = run.predicted()[image] == test.actual()[image];
                row.add(Table.name(test.labels().get(run.predicted()[image])).with("class", right ? "right" : "wrong"));
            }
            rows.add(row);
        });
        return Table.framed("Images that runs disagree about", head, rows).with("class", "scroll disputed");
    }
}
