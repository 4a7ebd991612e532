package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convzoo.evaluation.FeatureSweep.Candidate;

/** What a run chose from: a row for each layer and pooling, a column for each C. */
final class SweepSection {

    /** The strength of the colour of the worst cell. */
    private static final double FAINTEST = 0.08;

    private SweepSection() {}

    /** Nothing where nothing was to choose. */
    static Optional<Section> of(FeatureSweep sweep) {
        if (sweep.isEmpty()) {
            return Optional.empty();
        }
        List<Double> cs = sweep.candidates().stream()
                .map(Candidate::c)
                .distinct()
                .sorted()
                .toList();
        Element head = Table.row(Table.columnHead("Layer"), Table.columnHead("Pooling"), Table.numberHead("Features"));
        cs.forEach(c -> head.add(Table.numberHead("C = " + Numbers.significant(c))));
        Map<List<String>, List<Candidate>> rows = new LinkedHashMap<>();
        sweep.candidates()
                .forEach(one -> rows.computeIfAbsent(List.of(one.layer(), one.pooling()), any -> new ArrayList<>())
                        .add(one));
        Candidate chosen = sweep.chosen();
        List<Element> cells =
                rows.values().stream().map(row -> row(row, cs, sweep, chosen)).toList();
        return Optional.of(Section.of(
                "sweep",
                "Layers, poolings and C",
                element("p", words(sweep, chosen)),
                Table.framed("Accuracy of each layer, pooling and C", head, cells)
                        .with("class", "scroll sweep"),
                element(
                                "p",
                                "Accuracy on images that were left out, mean of " + sweep.folds()
                                        + " folds ± its standard error, in percent. The best of many looks a little better"
                                        + " than it is; the test images had no part in the choice.")
                        .with("class", "muted after")));
    }

    private static String words(FeatureSweep sweep, Candidate chosen) {
        long near = sweep.candidates().stream()
                .filter(one -> one != chosen && one.accuracy() >= chosen.accuracy() - chosen.standardError())
                .count();
        return "Of " + Numbers.count(sweep.candidates().size()) + " candidates, " + chosen.layer() + " with pooling "
                + chosen.pooling() + " and C = " + Numbers.significant(chosen.c()) + " did best: "
                + Numbers.percent(chosen.accuracy()) + ". "
                + (near == 0
                        ? "No other is within a standard error of it."
                        : Numbers.count((int) near, "other is", "others are") + " within a standard error of it.");
    }

    private static Element row(List<Candidate> candidates, List<Double> cs, FeatureSweep sweep, Candidate chosen) {
        Candidate first = candidates.get(0);
        Element row = Table.row(
                Table.rowHead(first.layer()),
                element("td", first.pooling()),
                Table.number(Numbers.count(first.features())));
        for (double c : cs) {
            row.add(candidates.stream()
                    .filter(one -> one.c() == c)
                    .findFirst()
                    .map(one -> cell(one, sweep, one == chosen))
                    .orElseGet(() -> Table.number("–")));
        }
        return row;
    }

    private static Element cell(Candidate one, FeatureSweep sweep, boolean chosen) {
        double best = sweep.chosen().accuracy();
        double worst = sweep.candidates().stream()
                .mapToDouble(Candidate::accuracy)
                .min()
                .orElse(best);
        double share = best == worst ? 1 : (one.accuracy() - worst) / (best - worst);
        String text = String.format(Locale.ROOT, "%.2f ± %.2f", 100 * one.accuracy(), 100 * one.standardError());
        return element("td", text)
                .with("class", chosen ? "number heat chosen" : "number heat")
                .with("style", String.format(Locale.ROOT, "--strength:%.2f", FAINTEST + (1 - FAINTEST) * share));
    }
}
