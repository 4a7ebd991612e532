package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A confusion matrix with a number in every cell that has one. */
final class HeatMapTable {

    /** With more classes than this the cells become smaller. */
    static final int LARGEST_ROOMY = 12;

    private static final int LARGEST_GENEROUS = 4;

    private HeatMapTable() {}

    static Element of(EvaluationReport evaluation) {
        List<String> labels = evaluation.labels();
        ConfusionMatrix matrix = evaluation.confusionMatrix();
        Shading shading = new Shading(matrix);
        Element head = element(
                "tr", element("th", "actual ╲ answer").with("class", "corner").with("scope", "col"));
        labels.forEach(label -> head.add(columnHead(label, labels.size())));
        List<Element> rows = new ArrayList<>();
        for (int actual = 0; actual < labels.size(); actual++) {
            Element row = element("tr", Table.rowHead(labels.get(actual)));
            for (int predicted = 0; predicted < labels.size(); predicted++) {
                row.add(cell(matrix.count(actual, predicted), actual == predicted, shading.at(actual, predicted))
                        .with("title", labels.get(actual) + " named " + labels.get(predicted)));
            }
            rows.add(row);
        }
        return Table.framed("Confusion matrix", head, rows).with("class", "scroll matrix " + density(labels.size()));
    }

    private static String density(int classes) {
        return classes <= LARGEST_GENEROUS ? "generous" : classes <= LARGEST_ROOMY ? "roomy" : "dense";
    }

    /** Upright, as wide as a number, unless there are but a few. */
    private static Element columnHead(String label, int classes) {
        return element(
                        "th",
                        element("span", label)
                                .with("class", classes <= LARGEST_GENEROUS ? "name" : "name upright")
                                .with("title", label))
                .with("scope", "col");
    }

    private static Element cell(int count, boolean right, double strength) {
        Element cell = element("td", count == 0 ? "" : Numbers.count(count));
        return count == 0
                ? cell
                : cell.with("class", right ? "right" : "wrong")
                        .with("style", String.format(Locale.ROOT, "--strength:%.2f", strength));
    }
}
