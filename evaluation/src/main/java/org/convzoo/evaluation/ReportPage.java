package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
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
        return document(head(title, CONTENT_POLICY), body);
    }

    /**
     * The same with a style sheet and a script of its own; the browser runs no other script.
     *
     * @param sheet name of the style sheet's resource
     * @param script name of the script's; it holds neither {@code &} nor {@code <}, so that escaping leaves it as it is
     */
    static String document(String title, Element body, String sheet, String script) {
        String program = resource(script);
        Element head = head(title, CONTENT_POLICY + "; script-src 'sha256-" + sha256(program) + "'");
        head.add(element("style", resource(sheet)));
        body.add(element("script", program));
        return document(head, body);
    }

    private static String document(Element head, Element body) {
        return "<!DOCTYPE html>\n" + element("html", head, body).with("lang", "en") + "\n";
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Section> sections(RunReport report) {
        List<Section> sections = new ArrayList<>();
        LearningCurvesSection.of(report.curves()).ifPresent(sections::add);
        PhasesSection.of(report).ifPresent(sections::add);
        SweepSection.of(report.sweep()).ifPresent(sections::add);
        sections.add(ConfusionMatrixSection.of(report.evaluation()));
        sections.add(PerClassSection.of(report.evaluation()));
        sections.add(MetricsSection.of(report.evaluation()));
        sections.add(CalibrationSection.of(report.evaluation()));
        sections.add(MistakesSection.of(report));
        ProvenanceSection.of(report).ifPresent(sections::add);
        return sections;
    }

    private static Element head(String title, String contentPolicy) {
        return element(
                "head",
                element("meta").with("charset", "utf-8"),
                element("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                element("meta").with("name", "color-scheme").with("content", "light dark"),
                element("meta").with("http-equiv", "Content-Security-Policy").with("content", contentPolicy),
                element("link").with("rel", "icon").with("href", "data:,"),
                element("title", title),
                element("style", resource("report.css")));
    }

    /** Sheets hold neither {@code &} nor {@code <}, so that escaping leaves them as they are. */
    private static String resource(String name) {
        try (InputStream content = ReportPage.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(content, name + " is missing from the jar")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the jar", e);
        }
    }
}
