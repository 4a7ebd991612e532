package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.ArrayList;
import java.util.List;

/** The members of an ensemble, each alone, above what they reach together. */
final class EnsembleSection {

    private EnsembleSection() {}

    static Section of(List<EnsembleMember> members, EvaluationReport together) {
        Element head = Table.row(
                Table.columnHead("Run"),
                Table.columnHead("Network"),
                Table.numberHead("Weight"),
                Table.numberHead("Accuracy"),
                Table.numberHead("Right"),
                Table.numberHead("Log loss"),
                Table.numberHead("Calibration error"));
        List<Element> rows = new ArrayList<>();
        for (EnsembleMember member : members) {
            rows.add(row(member.name(), member.network(), Numbers.significant(member.weight()), member.evaluation()));
        }
        rows.add(row("together", "averaged probabilities", "", together).with("class", "best-row"));
        return Section.of("members", "Members", Table.framed("Each member alone and all together", head, rows));
    }

    private static Element row(String name, String network, String weight, EvaluationReport evaluation) {
        return Table.row(
                Table.rowHead(name),
                element("td", network),
                Table.number(weight),
                Table.number(Numbers.percent(evaluation.accuracy())),
                Table.number(Numbers.count(evaluation.correct())),
                Table.number(Numbers.decimal(evaluation.metric(Metric.LOG_LOSS))),
                Table.number(Numbers.percent(evaluation.metric(Metric.EXPECTED_CALIBRATION_ERROR))));
    }
}
