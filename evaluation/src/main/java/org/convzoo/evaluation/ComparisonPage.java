package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.ArrayList;
import java.util.List;

/** Several runs on the same test images as a page. */
final class ComparisonPage {

    private ComparisonPage() {}

    static String render(ComparisonReport report) {
        RunComparison comparison = report.comparison();
        String title = Numbers.count(comparison.standings().size()) + " runs on the same images";
        List<Section> sections = new ArrayList<>(List.of(
                StandingsSection.of(comparison), PairsSection.of(comparison), DisputedImagesSection.of(report)));
        if (!report.command().isBlank()) {
            sections.add(Section.of(
                    "again", "How to make this page again", element("pre", element("code", report.command()))));
        }
        Element contents = element("nav").with("aria-label", "Contents");
        Element main = element("main");
        for (Section section : sections) {
            contents.add(section.link());
            main.add(section.render());
        }
        return ReportPage.document(title, element("body", header(title, report), contents, main, ReportPage.footer()));
    }

    private static Element header(String title, ComparisonReport report) {
        RunComparison comparison = report.comparison();
        Element header = element("header", element("h1", title));
        if (!report.images().isBlank()) {
            header.add(element("p", report.images()).with("class", "subtitle"));
        }
        RunStanding chosen = comparison.standings().get(comparison.advice().run());
        header.add(
                element(
                                "dl",
                                figure("accuracy of " + chosen.run().name(), Numbers.percent(chosen.accuracy()))
                                        .with("class", "headline"),
                                figure("images", Numbers.count(comparison.test().size())),
                                figure("named rightly by all", Numbers.count(comparison.all(true))),
                                figure("named wrongly by all", Numbers.count(comparison.all(false))))
                        .with("class", "figures"),
                element("p", comparison.advice().sentence()).with("class", "lead"));
        if (!report.notes().isEmpty()) {
            Element list = element("ul");
            report.notes().forEach(note -> list.add(element("li", note)));
            header.add(element("aside", list).with("class", "notes").with("aria-label", "Notes"));
        }
        return header;
    }

    private static Element figure(String name, String value) {
        return element("div", element("dt", name), element("dd", value));
    }
}
