package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.nio.ByteBuffer;
import java.util.List;

/** What the model got wrong although it was sure: pictures where there are any, else a list. */
final class MistakesSection {

    private static final int LISTED = 20;
    /** Up to this many pixels a side an enlarged picture is clearer with hard edges. */
    private static final int SMALL = 64;
    /** Where a PNG file states its width (RFC 2083, sections 3 and 4.1.1). */
    private static final int WIDTH_OFFSET = 16;

    private MistakesSection() {}

    static Section of(RunReport report) {
        EvaluationReport evaluation = report.evaluation();
        int mistakes = evaluation.images() - evaluation.correct();
        if (mistakes == 0) {
            return Section.of("mistakes", "Mistakes", element("p", "None: every image is named rightly."));
        }
        int shown = report.mistakes().isEmpty()
                ? Math.min(LISTED, evaluation.mistakes().size())
                : report.mistakes().size();
        String explanation = shown >= mistakes
                ? "All " + Numbers.count(mistakes, "mistake", "mistakes") + ", the most confident first."
                : "The " + Numbers.count(shown) + " most confident of " + Numbers.count(mistakes) + " mistakes.";
        return Section.of(
                "mistakes",
                "Mistakes",
                element("p", mistakes == 1 ? "The only mistake." : explanation).with("class", "muted"),
                report.mistakes().isEmpty() ? list(evaluation) : cards(evaluation.labels(), report.mistakes()));
    }

    private static Element cards(List<String> labels, List<ReportImage> images) {
        Element cards = element("div").with("class", "cards");
        for (ReportImage image : images) {
            String actual = labels.get(image.actual());
            String predicted = labels.get(image.predicted());
            cards.add(element(
                    "figure",
                    element("img")
                            .with("src", ConfusionPicture.dataUri(image.png()))
                            .with("class", isSmall(image.png()) ? "pixels" : "photo")
                            .with("alt", image.id() + ": " + actual + " named " + predicted),
                    element(
                            "figcaption",
                            element(
                                            "span",
                                            element("b", predicted),
                                            element("span", " " + Numbers.percent(image.confidence())))
                                    .with("class", "answer"),
                            element("span", "is ").add(element("b", actual)).with("class", "truth"),
                            element("code", image.id()))));
        }
        return cards;
    }

    /** Whether a picture is so small that its pixels are to be seen. */
    static boolean isSmall(byte[] png) {
        return png.length >= WIDTH_OFFSET + Integer.BYTES
                && ByteBuffer.wrap(png).getInt(WIDTH_OFFSET) <= SMALL;
    }

    private static Element list(EvaluationReport evaluation) {
        return Table.framed(
                "Most confident mistakes",
                Table.row(
                        Table.columnHead("Image"),
                        Table.columnHead("Actual"),
                        Table.columnHead("Named"),
                        Table.numberHead("Confidence")),
                evaluation.mistakes().stream()
                        .limit(LISTED)
                        .map(mistake -> Table.row(
                                Table.rowHead(mistake.id()),
                                Table.name(evaluation.labels().get(mistake.actual())),
                                Table.name(evaluation.labels().get(mistake.predicted())),
                                Table.number(Numbers.percent(mistake.confidence()))))
                        .toList());
    }
}
