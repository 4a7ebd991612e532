package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.List;
import java.util.Locale;

/** Whether the model's confidence can be believed. */
final class CalibrationSection {

    private CalibrationSection() {}

    static Section of(EvaluationReport evaluation) {
        Calibration calibration = evaluation.calibration();
        List<Element> rows = calibration.bins().stream()
                .filter(bin -> bin.count() > 0)
                .map(bin -> Table.row(
                        element("th", range(bin)).with("scope", "row"),
                        Table.number(Numbers.count(bin.count())),
                        Table.number(Numbers.percent(bin.confidence())),
                        Table.number(Numbers.percent(bin.accuracy()))))
                .toList();
        Element numbers = element(
                "div",
                element("p", sentence(calibration)),
                Table.framed(
                        "Calibration bins",
                        Table.row(
                                Table.columnHead("Confidence"),
                                Table.numberHead("Images"),
                                Table.numberHead("Mean confidence"),
                                Table.numberHead("Accuracy")),
                        rows));
        return Section.of(
                "calibration",
                "Calibration",
                element("div", ReliabilityDiagram.of(calibration), numbers).with("class", "columns"));
    }

    private static String sentence(Calibration calibration) {
        double bias = calibration.bias();
        String points = String.format(Locale.ROOT, "%.2f", 100 * Math.abs(bias));
        String tendency = points.equals("0.00")
                ? "On average the model is as sure as it is right."
                : "On average the model is " + points + " points "
                        + (bias < 0 ? "surer than it is right" : "less sure than it is right") + ".";
        return tendency + " Bin by bin, confidence and accuracy differ by "
                + String.format(Locale.ROOT, "%.2f", 100 * calibration.expectedError())
                + " points (expected calibration error).";
    }

    private static String range(Calibration.Bin bin) {
        return String.format(Locale.ROOT, "%.1f – %.1f%%", 100 * bin.low(), 100 * bin.high());
    }
}
