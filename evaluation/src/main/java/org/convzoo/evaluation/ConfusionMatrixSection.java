package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.evaluation.ConfusionMatrix.Confusion;

/** Which classes are taken for which: a table that can be read, or a picture where there are too many classes for one. */
final class ConfusionMatrixSection {

    static final int LARGEST_TABLE = 30;
    private static final int LISTED_PAIRS = 10;

    private ConfusionMatrixSection() {}

    static Section of(EvaluationReport evaluation) {
        ConfusionMatrix matrix = evaluation.confusionMatrix();
        boolean readable = matrix.classes() <= LARGEST_TABLE;
        Element columns = element("div", readable ? HeatMapTable.of(evaluation) : ConfusionPicture.of(matrix))
                .with("class", layout(matrix.classes()));
        List<Confusion> confusions = matrix.confusions();
        if (!confusions.isEmpty()) {
            columns.add(pairs(evaluation, confusions));
        }
        Element explanation = element(
                        "p",
                        "Rows are actual classes, columns the answers. Blue is right, orange wrong; the stronger the"
                                + " colour, the larger the share of the row (errors on a scale of their own).")
                .with("class", "muted");
        return Section.of("confusion", "Confusion matrix", explanation, columns);
    }

    /** A wide table has the width of the page for itself. */
    private static String layout(int classes) {
        if (classes > LARGEST_TABLE) {
            return "columns";
        }
        return classes > HeatMapTable.LARGEST_ROOMY ? "stacked" : "columns matrix-left";
    }

    private static Element pairs(EvaluationReport evaluation, List<Confusion> confusions) {
        List<Element> rows = new ArrayList<>();
        for (Confusion one : confusions.subList(0, Math.min(LISTED_PAIRS, confusions.size()))) {
            double share = (double) one.count() / evaluation.confusionMatrix().actualTotal(one.actual());
            rows.add(Table.row(
                    Table.rowHead(evaluation.labels().get(one.actual())),
                    Table.name(evaluation.labels().get(one.predicted())),
                    Table.number(Numbers.count(one.count())),
                    Table.number(Numbers.percent(share))));
        }
        return element(
                "div",
                element("h3", "Most confused"),
                Table.framed(
                        "Most confused pairs of classes",
                        Table.row(
                                Table.columnHead("Actual"),
                                Table.columnHead("Taken for"),
                                Table.numberHead("Images"),
                                Table.numberHead("Of actual")),
                        rows));
    }
}
