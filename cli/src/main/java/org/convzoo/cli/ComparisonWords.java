package org.convzoo.cli;

import static org.convzoo.cli.Wording.count;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.convzoo.evaluation.ComparisonReport;
import org.convzoo.evaluation.Difference;
import org.convzoo.evaluation.McNemar;
import org.convzoo.evaluation.PairedTest;
import org.convzoo.evaluation.RunComparison;
import org.convzoo.evaluation.RunCosts;
import org.convzoo.evaluation.RunStanding;
import org.jspecify.annotations.Nullable;

/** A comparison of runs in words: the table, every two of them, images on which one stands alone, the advice. */
record ComparisonWords(ComparisonReport report) {

    private static final int NAMED_IMAGES = 3;
    private static final double LEAST_SHOWN = 0.001;

    void print(PrintStream out) {
        RunComparison comparison = report.comparison();
        out.println(count(comparison.standings().size(), "run") + " on "
                + count(comparison.test().size(), "test image")
                + (report.images().isEmpty() ? "" : ": " + report.images()));
        out.println();
        table(comparison).print(out);
        if (comparison.someKeptFeatures()) {
            out.println("* features were there from an earlier run; their computation is not in the time");
        }
        out.println();
        pairs(comparison).print(out);
        out.println();
        out.println("All are right about " + count(comparison.all(true), "image") + ", all wrong about "
                + count(comparison.all(false), "image") + ".");
        comparison.standings().forEach(standing -> alone(out, standing));
        out.println();
        out.println(comparison.advice().sentence());
        report.notes().forEach(out::println);
    }

    private static Table table(RunComparison comparison) {
        Table table = new Table(
                List.of(
                        "RUN",
                        "WHAT",
                        "ACCURACY",
                        "MACRO F1",
                        "TO THE BEST (95 %)",
                        "TRAINED",
                        "IMAGE",
                        "PROCESSOR",
                        "MEMORY",
                        "MODEL"),
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                9);
        for (RunStanding standing : comparison.standings()) {
            RunCosts costs = standing.run().costs();
            table.row(
                    standing.run().name(),
                    standing.run().description(),
                    String.format(Locale.ROOT, "%.2f %%", 100 * standing.accuracy()),
                    String.format(Locale.ROOT, "%.4f", standing.macroF1()),
                    standing == comparison.standings().get(0) ? "best" : points(standing.accuracyDifference()),
                    costs.trainingSeconds() == null
                            ? "-"
                            : Wording.duration(costs.trainingSeconds()) + (costs.keptFeatures() ? "*" : ""),
                    milliseconds(costs.secondsPerImage()),
                    milliseconds(costs.processorSecondsPerImage()),
                    bytes(costs.peakMemoryBytes()),
                    bytes(costs.modelBytes()));
        }
        return table;
    }

    private static String points(Difference difference) {
        return String.format(
                Locale.ROOT,
                "%+.2f (%+.2f to %+.2f)",
                100 * difference.value(),
                100 * difference.low(),
                100 * difference.high());
    }

    private static String milliseconds(@Nullable Double seconds) {
        return seconds == null ? "-" : Wording.decimal(1000 * seconds) + " ms";
    }

    private static String bytes(@Nullable Long bytes) {
        return bytes == null ? "-" : Wording.bytes(bytes);
    }

    private static Table pairs(RunComparison comparison) {
        Table table = new Table(
                List.of("RUN", "BESIDE", "ONLY 1ST RIGHT", "ONLY 2ND RIGHT", "MCNEMAR", "P", "HOLM", "DIFFERENT"),
                2,
                3,
                5,
                6);
        for (PairedTest pair : comparison.pairs()) {
            McNemar test = pair.test();
            table.row(
                    comparison.test().runs().get(pair.first()).name(),
                    comparison.test().runs().get(pair.second()).name(),
                    Table.number(test.onlyFirst()),
                    Table.number(test.onlySecond()),
                    test.method() == McNemar.Method.EXACT
                            ? "exact"
                            : String.format(Locale.ROOT, "chi2 %.2f", test.statistic()),
                    probability(test.p()),
                    probability(pair.adjusted()),
                    pair.isDistinct() ? "yes" : "perhaps not");
        }
        return table;
    }

    private static String probability(double p) {
        return p < LEAST_SHOWN ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    private void alone(PrintStream out, RunStanding standing) {
        int[] images = standing.onlyRight();
        if (images.length > 0) {
            out.println("Only " + standing.run().name() + " is right about " + count(images.length, "image") + ": "
                    + IntStream.of(images)
                            .limit(NAMED_IMAGES)
                            .mapToObj(image -> report.comparison().test().ids().get(image))
                            .collect(Collectors.joining(", "))
                    + (images.length > NAMED_IMAGES ? ", …" : ""));
        }
    }
}
