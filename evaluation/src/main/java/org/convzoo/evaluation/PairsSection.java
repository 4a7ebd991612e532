package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.List;
import java.util.Locale;

/** Every two runs beside each other, with McNemar's test. */
final class PairsSection {

    private PairsSection() {}

    static Section of(RunComparison comparison) {
        Element head = Table.row(
                Table.columnHead("Run"),
                Table.columnHead("beside"),
                Table.numberHead("Only 1st right"),
                Table.numberHead("Only 2nd right"),
                Table.columnHead("Test"),
                Table.numberHead("p"),
                Table.numberHead("Adjusted"),
                Table.columnHead("Different"));
        List<Element> rows =
                comparison.pairs().stream().map(pair -> row(comparison, pair)).toList();
        return Section.of(
                "pairs",
                "Pairs",
                Table.framed("Every two runs", head, rows),
                element(
                                "p",
                                "McNemar's test asks whether two runs err equally often; only images that one of them alone"
                                        + " names rightly count. With fewer than " + McNemar.ENOUGH
                                        + " of these it is exact, else chi-squared with Edwards' correction. Adjusted by"
                                        + " Holm's procedure over all pairs; below " + PairedTest.SIGNIFICANT
                                        + " a difference is called one.")
                        .with("class", "muted after"));
    }

    private static Element row(RunComparison comparison, PairedTest pair) {
        McNemar test = pair.test();
        return Table.row(
                Table.rowHead(comparison.test().runs().get(pair.first()).name()),
                Table.name(comparison.test().runs().get(pair.second()).name()),
                Table.number(Numbers.count(test.onlyFirst())),
                Table.number(Numbers.count(test.onlySecond())),
                element(
                        "td",
                        test.method() == McNemar.Method.EXACT
                                ? "exact"
                                : String.format(Locale.ROOT, "χ² = %.2f", test.statistic())),
                Table.number(CostWords.probability(test.p())),
                Table.number(CostWords.probability(pair.adjusted())),
                element("td", pair.isDistinct() ? "yes" : "perhaps\u00a0not"));
    }
}
