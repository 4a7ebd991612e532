package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.ArrayList;
import java.util.List;

/** Every metric with what it means, and the share of images within the k likeliest classes. */
final class MetricsSection {

    private MetricsSection() {}

    static Section of(EvaluationReport evaluation) {
        List<Element> rows = new ArrayList<>();
        evaluation
                .metrics()
                .forEach((metric, value) -> rows.add(Table.row(
                        element("th", metric.title()).with("scope", "row"),
                        Table.number(Numbers.decimal(value)),
                        element("td", metric.description()).with("class", "muted"))));
        Element metrics = Table.framed(
                "Metrics",
                Table.row(Table.columnHead("Metric"), Table.numberHead("Value"), Table.columnHead("What it is")),
                rows);
        Element columns = element("div", metrics).with("class", "columns wide-left");
        // Of two classes, one of the two likeliest is always right.
        if (evaluation.labels().size() > 2) {
            columns.add(topK(evaluation));
        }
        return Section.of("metrics", "Metrics", columns);
    }

    private static Element topK(EvaluationReport evaluation) {
        List<Element> rows = new ArrayList<>();
        int largest =
                Math.min(evaluation.topAccuracies().size(), evaluation.labels().size() - 1);
        for (int k = 1; k <= largest; k++) {
            rows.add(Table.row(
                    element("th", String.valueOf(k)).with("scope", "row").with("class", "number"),
                    Table.bar(evaluation.topAccuracies().get(k - 1))));
        }
        return element(
                "div",
                element("h3", "Right class among the k likeliest"),
                Table.framed("Top-k accuracy", Table.row(Table.numberHead("k"), Table.numberHead("Images")), rows));
    }
}
