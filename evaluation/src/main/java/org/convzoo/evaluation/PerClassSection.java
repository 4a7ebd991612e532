package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.Comparator;
import java.util.List;

/** Precision, recall and F1 of each class; of many classes the weakest first, all of them on request. */
final class PerClassSection {

    private static final int LISTED_WEAKEST = 15;

    private PerClassSection() {}

    static Section of(EvaluationReport evaluation) {
        List<ClassMetrics> classes = evaluation.perClass();
        Element explanation = element(
                        "p",
                        "Precision: how many of the images given this name deserve it. Recall: how many of the class's images"
                                + " are found. F1: their harmonic mean. A share of nothing (0/0) counts as 0.")
                .with("class", "muted");
        if (classes.size() <= ConfusionMatrixSection.LARGEST_TABLE) {
            return Section.of("classes", "Classes", explanation, table("Every class", classes));
        }
        List<ClassMetrics> weakest = classes.stream()
                .filter(ClassMetrics::occurs)
                .sorted(Comparator.comparingDouble(ClassMetrics::f1))
                .limit(LISTED_WEAKEST)
                .toList();
        return Section.of(
                "classes",
                "Classes",
                explanation,
                element("h3", "The " + weakest.size() + " with the lowest F1"),
                table("Weakest classes", weakest),
                element(
                        "details",
                        element("summary", "All " + Numbers.count(classes.size()) + " classes"),
                        table("Every class", classes)));
    }

    private static Element table(String name, List<ClassMetrics> classes) {
        Element head = Table.row(
                Table.columnHead("Class"),
                Table.numberHead("Precision"),
                Table.numberHead("Recall"),
                Table.numberHead("F1"),
                Table.numberHead("Images"));
        return Table.framed(
                name,
                head,
                classes.stream()
                        .map(one -> Table.row(
                                Table.rowHead(one.label()),
                                Table.bar(one.precision()),
                                Table.bar(one.recall()),
                                Table.bar(one.f1()),
                                Table.number(Numbers.count(one.support()))))
                        .toList());
    }
}
