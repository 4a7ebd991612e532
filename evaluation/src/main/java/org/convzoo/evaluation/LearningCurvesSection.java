package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.convzoo.evaluation.LearningCurves.Part;
import org.convzoo.evaluation.LearningCurves.Series;

/** How the training went: charts, and every value behind them in a table. */
final class LearningCurvesSection {

    private LearningCurvesSection() {}

    /** Nothing when nothing was trained. */
    static Optional<Section> of(LearningCurves curves) {
        if (curves.epochs() == 0) {
            return Optional.empty();
        }
        Element grid = element("div").with("class", "charts");
        chart(curves, "Loss", Ticks::label, Curve.TRAIN_LOSS, Curve.VALIDATION_LOSS)
                .ifPresent(grid::add);
        chart(curves, "Accuracy", Ticks::percentLabel, Curve.TRAIN_ACCURACY, Curve.VALIDATION_ACCURACY)
                .ifPresent(grid::add);
        chart(curves, "Learning rate", Ticks::label, Curve.LEARNING_RATE).ifPresent(grid::add);
        grid.add(values(curves));
        return Optional.of(Section.of("training", "Training", grid));
    }

    private static Optional<Element> chart(
            LearningCurves curves, String title, BiFunction<Ticks, Double, String> tickLabel, Curve... wanted) {
        List<Series> lines = new ArrayList<>();
        for (Curve curve : wanted) {
            curves.find(curve)
                    .filter(series -> series.values().stream().anyMatch(Double::isFinite))
                    .ifPresent(lines::add);
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new LineChart(title, lines, curves, tickLabel).render());
    }

    private static Element values(LearningCurves curves) {
        Element head = Table.row(Table.numberHead("Epoch"));
        curves.series().forEach(series -> head.add(Table.numberHead(columnTitle(series.curve()))));
        List<Element> rows = new ArrayList<>();
        for (int epoch = 1; epoch <= curves.epochs(); epoch++) {
            partBeginning(curves, epoch).ifPresent(rows::add);
            Element row = Table.row(
                    element("th", Numbers.count(epoch)).with("scope", "row").with("class", "number"));
            for (Series series : curves.series()) {
                row.add(Table.number(text(series.curve(), series.values().get(epoch - 1))));
            }
            rows.add(epoch == curves.bestEpoch() ? row.with("class", "best-row") : row);
        }
        return element("div", element("h3", "Epoch by epoch"), Table.framed("Values of every epoch", head, rows))
                .with("class", "epochs");
    }

    /** A row with the name of the part that begins with an epoch. */
    private static Optional<Element> partBeginning(LearningCurves curves, int epoch) {
        List<Part> parts = curves.parts();
        return parts.stream()
                .filter(part -> part.firstEpoch() == epoch)
                .map(part -> Table.row(element("th", (parts.indexOf(part) + 1) + " " + part.name())
                                .with("scope", "rowgroup")
                                .with(
                                        "colspan",
                                        Integer.toString(curves.series().size() + 1)))
                        .with("class", "part-row"))
                .findFirst();
    }

    private static String text(Curve curve, double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        return switch (curve) {
            case TRAIN_LOSS, VALIDATION_LOSS -> Numbers.decimal(value);
            case TRAIN_ACCURACY, VALIDATION_ACCURACY -> Numbers.percent(value);
            case LEARNING_RATE -> Numbers.significant(value);
        };
    }

    private static String columnTitle(Curve curve) {
        return switch (curve) {
            case TRAIN_LOSS -> "Train loss";
            case VALIDATION_LOSS -> "Val. loss";
            case TRAIN_ACCURACY -> "Train acc.";
            case VALIDATION_ACCURACY -> "Val. acc.";
            case LEARNING_RATE -> "Rate";
        };
    }
}
