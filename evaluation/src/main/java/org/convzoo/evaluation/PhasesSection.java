package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The phases of a training beside each other, and what they gained over the first. */
final class PhasesSection {

    private PhasesSection() {}

    /** Nothing where there is only one. */
    static Optional<Section> of(RunReport report) {
        TrainingPhases phases = report.phases();
        if (!phases.areSeveral()) {
            return Optional.empty();
        }
        List<Element> body = new ArrayList<>();
        body.add(element("p", origin(phases)));
        body.add(table(phases, report.evaluation()));
        phases.frozenTest().ifPresent(before -> body.addAll(GainTables.of(phases, before, report.evaluation())));
        return Optional.of(new Section("phases", "Phases", body));
    }

    /** Which epoch the model is of, and whether the last phase was of any use. */
    static String origin(TrainingPhases phases) {
        PhaseResult best = phases.phases().get(phases.best());
        String model = "The model is as epoch " + phases.bestEpoch() + " of the phase “" + best.name() + "” left it.";
        if (!phases.lastWasInVain()) {
            return model;
        }
        PhaseResult last = phases.last();
        return model + " The last phase, “" + last.name() + "”, did not do better on the validation images: at best "
                + Numbers.percent(last.validationAccuracy()) + " and a loss of "
                + Numbers.decimal(last.validationLoss()) + ", against " + Numbers.percent(best.validationAccuracy())
                + " and " + Numbers.decimal(best.validationLoss()) + " in “" + best.name()
                + "”. A smaller learning rate, or fewer layers, may help.";
    }

    private static Element table(TrainingPhases phases, EvaluationReport evaluation) {
        Element head = Table.row(
                Table.columnHead("Phase"),
                Table.columnHead("Trained"),
                Table.numberHead("Parameters"),
                Table.numberHead("Epochs"),
                Table.numberHead("Time"),
                Table.numberHead("Images/s"),
                Table.numberHead("Best val. acc."),
                Table.numberHead("Best val. loss"),
                Table.numberHead("Test acc."));
        List<Element> rows = new ArrayList<>();
        for (PhaseResult phase : phases.phases()) {
            rows.add(row(rows.size() + 1, phase));
        }
        rows.add(Table.row(
                        Table.rowHead("the model"),
                        element("td", "epoch " + phases.bestEpoch() + " of phase " + (phases.best() + 1)),
                        Table.number(""),
                        Table.number(""),
                        Table.number(""),
                        Table.number(""),
                        Table.number(""),
                        Table.number(""),
                        Table.number(Numbers.percent(evaluation.accuracy())))
                .with("class", "best-row"));
        Element explanation = element(
                        "p",
                        "Time is that of the epochs and, before the first of them, of computing features of frozen layers that were"
                                + " not kept yet."
                                + " Test acc. of a phase is that of the network as the phase left it.")
                .with("class", "muted");
        return element("div", Table.framed("The phases of the training", head, rows), explanation)
                .with("class", "phase-table");
    }

    private static Element row(int number, PhaseResult phase) {
        String seen = phase.cut() == null ? "" : ", from kept outputs of " + phase.cut();
        PhaseResult.@Nullable Test test = phase.test();
        return Table.row(
                Table.rowHead(number + " " + phase.name()),
                element("td", phase.trains() + seen),
                Table.number(Numbers.count(phase.parameters())),
                Table.number(Numbers.count(phase.epochs())),
                Table.number(Numbers.duration(phase.seconds() + phase.featureSeconds())),
                Table.number(Numbers.count(Math.round(phase.imagesPerSecond()))),
                Table.number(Numbers.percent(phase.validationAccuracy())),
                Table.number(Numbers.decimal(phase.validationLoss())),
                Table.number(test == null ? "–" : Numbers.percent(test.accuracy())));
    }
}
