package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.ArrayList;
import java.util.List;

/** Renders a {@link Page}. */
final class PlainPage {

    private PlainPage() {}

    static String render(Page page) {
        Element header = element("header", element("h1", page.title()));
        if (!page.subtitle().isBlank()) {
            header.add(element("p", page.subtitle()).with("class", "subtitle"));
        }
        Element figures = element("dl").with("class", "figures");
        page.figures().forEach((name, value) -> {
            Element figure = element("div", element("dt", name), element("dd", value));
            figures.add(
                    name.equals(page.figures().keySet().iterator().next()) ? figure.with("class", "headline") : figure);
        });
        header.add(figures);
        if (!page.notes().isEmpty()) {
            Element list = element("ul");
            page.notes().forEach(note -> list.add(element("li", note)));
            header.add(element("aside", list).with("class", "notes").with("aria-label", "Notes"));
        }
        Element contents = element("nav").with("aria-label", "Contents");
        Element main = element("main");
        for (Page.PageSection described : page.sections()) {
            List<Element> body = new ArrayList<>();
            described.blocks().forEach(block -> body.add(PlainBlocks.render(block)));
            Section section = new Section(described.id(), described.title(), body);
            contents.add(section.link());
            main.add(section.render());
        }
        return ReportPage.document(page.title(), element("body", header, contents, main, ReportPage.footer()));
    }
}
