package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.ArrayList;
import java.util.List;

/** What training beyond the head gained, class by class; of many classes those that changed most, all of them on request. */
final class GainTables {

    private static final int LISTED = 10;
    private static final String GREATEST = "The " + LISTED + " greatest gains";
    private static final String SMALLEST = "The " + LISTED + " smallest gains and greatest losses";

    private final String before;
    private final List<ClassGain> gains;
    private final ClassGain together;

    private GainTables(String before, List<ClassGain> gains, ClassGain together) {
        this.before = before;
        this.gains = gains;
        this.together = together;
    }

    static List<Element> of(TrainingPhases phases, PhaseResult.Test test, EvaluationReport model) {
        return new GainTables(
                        phases.phases().get(phases.frozen()).name(),
                        ClassGain.of(test.recalls(), model.perClass()),
                        ClassGain.of("all images", test.accuracy(), model.accuracy(), model.images()))
                .render();
    }

    private List<Element> render() {
        List<Element> elements = new ArrayList<>();
        elements.add(element("h3", "What the model gained since “" + before + "”"));
        elements.add(element("p", summary()));
        if (gains.size() <= ConfusionMatrixSection.LARGEST_TABLE) {
            elements.add(table("Every class", gains));
        } else {
            elements.add(table("The " + LISTED + " greatest gains", gains.subList(0, LISTED)));
            elements.add(element("h3", "The " + LISTED + " smallest gains and losses")
                    .with("class", "next"));
            elements.add(table(
                    "The " + LISTED + " smallest gains and losses",
                    gains.subList(gains.size() - LISTED, gains.size())));
            elements.add(element(
                    "details",
                    element("summary", "All " + Numbers.count(gains.size()) + " classes"),
                    table("The gain of every class", gains)));
        }
        elements.add(element(
                        "p",
                        "Recall: how many of the class's test images are found. Gains are in percentage points; ≈ marks"
                                + " those where the 95% intervals (Wilson's) of both recalls overlap, so that chance alone"
                                + " may have made them.")
                .with("class", "muted"));
        return elements;
    }

    private String summary() {
        long more = gains.stream().filter(gain -> gain.gain() > 0).count();
        long less = gains.stream().filter(gain -> gain.gain() < 0).count();
        long sure = gains.stream().filter(gain -> !gain.withinChance()).count();
        String classes = "It recognises " + several(more) + " better and " + several(less) + " worse";
        String certain = more + less == 0
                ? "."
                : sure == 0
                        ? "; chance alone may have made "
                                + (more + less == 1 ? "this difference." : "each of these differences.")
                        : "; "
                                + (sure == 1
                                        ? "1 of these differences is"
                                        : Numbers.count(sure) + " of these differences are")
                                + " larger than chance makes them.";
        return classes + certain;
    }

    private static String several(long classes) {
        return classes == 0 ? "no class" : classes == 1 ? "1 class" : Numbers.count(classes) + " classes";
    }

    private Element table(String name, List<ClassGain> listed) {
        Element head = Table.row(
                Table.columnHead("Class"),
                Table.numberHead("Recall then"),
                Table.numberHead("Recall now"),
                Table.numberHead("Gain"),
                Table.numberHead("Images"));
        List<Element> rows =
                new ArrayList<>(listed.stream().map(GainTables::row).toList());
        rows.add(row(together).with("class", "best-row"));
        return element("div", Table.framed(name, head, rows)).with("class", "gains");
    }

    private static Element row(ClassGain gain) {
        Element points = Table.number((gain.withinChance() ? "≈ " : "") + Numbers.points(gain.gain()));
        return Table.row(
                Table.rowHead(gain.label()),
                Table.bar(gain.before()),
                Table.bar(gain.after()),
                gain.withinChance() ? points.with("title", "within chance") : points,
                Table.number(Numbers.count(gain.images())));
    }
}
