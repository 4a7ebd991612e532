package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The whole page: its sections in reading order, its style, and the promise to load nothing. */
final class ReportPage {

    /** The browser itself refuses whatever is not part of the file. */
    private static final String CONTENT_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

    private ReportPage() {}

    static String render(RunReport report) {
        return page(report, sections(report));
    }

    /** The page of an ensemble, whose members come first. */
    static String render(RunReport report, List<EnsembleMember> members) {
        List<Section> sections = sections(report);
        sections.add(0, EnsembleSection.of(members, report.evaluation()));
        return page(report, sections);
    }

    private static String page(RunReport report, List<Section> sections) {
        Element contents = element("nav").with("aria-label", "Contents");
        sections.forEach(section -> contents.add(section.link()));
        Element main = element("main");
        sections.forEach(section -> main.add(section.render()));
        Element body = element("body", PageHeader.render(report), contents, main, footer());
        return document(report.title(), body);
    }

    /** The foot of every page. */
    static Element footer() {
        return element("footer", element("p", "Written by convzoo. This file is complete: it loads nothing."));
    }

    /** A whole file around a body, with the style of all pages. */
    static String document(String title, Element body) {
        return "<!DOCTYPE html>\n" + element("html", head(title), body).with("lang", "en") + "\n";
    }

    private static List<Section> sections(RunReport report) {
        List<Section> sections = new ArrayList<>();
        LearningCurvesSection.of(report.curves()).ifPresent(sections::add);
        PhasesSection.of(report).ifPresent(sections::add);
        sections.add(ConfusionMatrixSection.of(report.evaluation()));
        sections.add(PerClassSection.of(report.evaluation()));
        sections.add(MetricsSection.of(report.evaluation()));
        sections.add(CalibrationSection.of(report.evaluation()));
        sections.add(MistakesSection.of(report));
        ProvenanceSection.of(report).ifPresent(sections::add);
        return sections;
    }

    private static Element head(String title) {
        return element(
                "head",
                element("meta").with("charset", "utf-8"),
                element("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                element("meta").with("name", "color-scheme").with("content", "light dark"),
                element("meta").with("http-equiv", "Content-Security-Policy").with("content", CONTENT_POLICY),
                element("link").with("rel", "icon").with("href", "data:,"),
                element("title", title),
                element("style", styleSheet()));
    }

    /** The sheet holds neither {@code &} nor {@code <}, so that escaping leaves it as it is. */
    private static String styleSheet() {
        try (InputStream sheet = ReportPage.class.getResourceAsStream("report.css")) {
            return new String(
                    Objects.requireNonNull(sheet, "report.css is missing from the jar")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css cannot be read from the jar", e);
        }
    }
}
