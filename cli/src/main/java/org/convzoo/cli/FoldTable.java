package org.convzoo.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.convzoo.training.FoldResult;
import org.convzoo.training.FoldSummary;
import org.convzoo.training.FoldSummary.Spread;

/** What the runs of a cross-validation came to, a line each, then their mean and deviation. */
final class FoldTable {

    private FoldTable() {}

    static void print(FoldSummary summary, PrintStream out) {
        Table table = new Table(List.of("fold", "best epoch", "validation %", "test %", "test log loss"), 1, 2, 3, 4);
        for (FoldResult run : summary.folds()) {
            table.row(
                    Integer.toString(run.fold()),
                    Integer.toString(run.bestEpoch()),
                    percent(run.validationAccuracy()),
                    percent(run.testAccuracy()),
                    loss(run.testLogLoss()));
        }
        Spread validation = summary.validationAccuracy();
        Spread test = summary.testAccuracy();
        Spread logLoss = summary.testLogLoss();
        table.row("mean", "", percent(validation.mean()), percent(test.mean()), loss(logLoss.mean()));
        table.row(
                "deviation",
                "",
                percent(validation.standardDeviation()),
                percent(test.standardDeviation()),
                loss(logLoss.standardDeviation()));
        table.print(out);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f", part * 100);
    }

    private static String loss(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
