package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.stream.IntStream;

/** The top of the page: the run's name, the one number, and what it is worth. */
final class PageHeader {

    private PageHeader() {}

    static Element render(RunReport report) {
        EvaluationReport evaluation = report.evaluation();
        Element header = element("header", element("h1", report.title()));
        if (!report.subtitle().isBlank()) {
            header.add(element("p", report.subtitle()).with("class", "subtitle"));
        }
        header.add(figures(evaluation), element("p", Summary.of(evaluation)).with("class", "lead"));
        if (!report.notes().isEmpty()) {
            Element list = element("ul");
            report.notes().forEach(note -> list.add(element("li", note)));
            header.add(element("aside", list).with("class", "notes").with("aria-label", "Notes"));
        }
        return header;
    }

    private static Element figures(EvaluationReport evaluation) {
        Interval interval = evaluation.accuracyInterval();
        int common = mostFrequentClass(evaluation.confusionMatrix());
        double baseline = (double) evaluation.confusionMatrix().actualTotal(common) / evaluation.images();
        return element(
                        "dl",
                        figure("accuracy", Numbers.percent(evaluation.accuracy()))
                                .with("class", "headline"),
                        figure(
                                "95% confidence interval",
                                Numbers.percent(interval.low()) + " – " + Numbers.percent(interval.high())),
                        figure("images", Numbers.count(evaluation.images())),
                        figure("classes", Numbers.count(evaluation.labels().size())),
                        figure("always “" + evaluation.labels().get(common) + "”", Numbers.percent(baseline))
                                .with("title", "What naming the most frequent class every time would reach"))
                .with("class", "figures");
    }

    private static Element figure(String name, String value) {
        return element("div", element("dt", name), element("dd", value));
    }

    private static int mostFrequentClass(ConfusionMatrix matrix) {
        return IntStream.range(0, matrix.classes())
                .reduce((best, label) -> matrix.actualTotal(label) > matrix.actualTotal(best) ? label : best)
                .orElseThrow();
    }
}
