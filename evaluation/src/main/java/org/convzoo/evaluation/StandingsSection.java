package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All runs in a table: how well, how far from the best, at what cost. */
final class StandingsSection {

    private StandingsSection() {}

    static Section of(RunComparison comparison) {
        Element head = Table.row(
                Table.columnHead("Run"),
                Table.numberHead("Accuracy"),
                Table.numberHead("Macro F1"),
                Table.columnHead("To the best, in points"),
                Table.numberHead("p"),
                Table.numberHead("Trained in"),
                Table.numberHead("An image"),
                Table.numberHead("Processor"),
                Table.numberHead("Memory"),
                Table.numberHead("Model"));
        double reach = reach(comparison.standings());
        List<Element> rows = new ArrayList<>();
        for (int run = 0; run < comparison.standings().size(); run++) {
            Element row = row(comparison, run, reach);
            rows.add(run == comparison.advice().run() ? row.with("class", "best-row") : row);
        }
        String kept = comparison.someKeptFeatures()
                ? " A time with * is without the computation of features, which were there from an earlier run."
                : "";
        return Section.of(
                "runs",
                "Runs",
                element("div", Table.framed("Runs, the most accurate first", head, rows))
                        .with("class", "standings"),
                element(
                                "p",
                                "The bars are 95% intervals of the differences on the same images ("
                                        + Numbers.count(PairedBootstrap.RESAMPLES)
                                        + " paired bootstrap resamples); one that crosses the line may be chance. p is"
                                        + " McNemar's against the best run, adjusted for the number of pairs. Processor is what all cores compute for an image together. Memory is what"
                                        + " the process of the training held at most." + kept)
                        .with("class", "muted"));
    }

    private static Element row(RunComparison comparison, int run, double reach) {
        RunStanding standing = comparison.standings().get(run);
        RunCosts costs = standing.run().costs();
        Element name = Table.rowHead(standing.run().name())
                .add(element("span", standing.run().description()).with("class", "what"));
        return Table.row(
                name,
                Table.number(Numbers.percent(standing.accuracy()))
                        .with(
                                "title",
                                "95% interval "
                                        + Numbers.percent(
                                                standing.accuracyInterval().low()) + " to "
                                        + Numbers.percent(
                                                standing.accuracyInterval().high())),
                Table.number(Numbers.decimal(standing.macroF1())),
                run == 0 ? element("td", "the best") : whisker(standing.accuracyDifference(), reach),
                Table.number(
                        run == 0
                                ? ""
                                : CostWords.probability(
                                        comparison.againstBest(run).adjusted())),
                Table.number(trained(costs)),
                Table.number(perImage(costs.secondsPerImage())),
                Table.number(perImage(costs.processorSecondsPerImage())),
                Table.number(bytes(costs.peakMemoryBytes())),
                Table.number(bytes(costs.modelBytes())));
    }

    private static String trained(RunCosts costs) {
        return costs.trainingSeconds() == null
                ? "–"
                : Numbers.duration(costs.trainingSeconds()) + (costs.keptFeatures() ? "*" : "");
    }

    private static String perImage(@Nullable Double seconds) {
        return seconds == null ? "–" : CostWords.perImage(seconds);
    }

    private static String bytes(@Nullable Long bytes) {
        return bytes == null ? "–" : CostWords.bytes(bytes);
    }

    /** The largest amount that an interval comes to: the bars of all runs have one scale. */
    private static double reach(List<RunStanding> standings) {
        return standings.stream()
                .mapToDouble(standing -> Math.max(
                        Math.abs(standing.accuracyDifference().low()),
                        Math.abs(standing.accuracyDifference().high())))
                .filter(amount -> amount > 0)
                .max()
                .orElse(1);
    }

    private static Element whisker(Difference difference, double reach) {
        Element bar = element(
                        "span",
                        element("span").with("class", "zero"),
                        element("span")
                                .with("class", "span")
                                .with(
                                        "style",
                                        String.format(
                                                Locale.ROOT,
                                                "left:%.2f%%;width:%.2f%%",
                                                place(difference.low(), reach),
                                                place(difference.high(), reach) - place(difference.low(), reach))),
                        element("span")
                                .with("class", "dot")
                                .with(
                                        "style",
                                        String.format(Locale.ROOT, "left:%.2f%%", place(difference.value(), reach))))
                .with("class", "whisker")
                .with("aria-hidden", "true");
        return element(
                        "td",
                        Numbers.points(difference.value()) + " (" + Numbers.points(difference.low()) + " to "
                                + Numbers.points(difference.high()) + ")")
                .with("class", "difference")
                .add(bar);
    }

    /** In percent of the bar's width, zero being in the middle. */
    private static double place(double value, double reach) {
        return 50 + 48 * value / reach;
    }
}
