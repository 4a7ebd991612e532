package org.convzoo.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Results as text, a block for each cell. */
final class Table {

    /** Whom the others are compared with, and what the column is called. */
    private static final List<Contestant> YARDSTICKS =
            List.of(Contestant.STOCK_DL4J, Contestant.DJL_PYTORCH, Contestant.CONVZOO_FLOAT32);

    private Table() {}

    static String of(Results results) {
        StringBuilder text = new StringBuilder();
        for (Cell cell : results.cells()) {
            text.append('\n').append(cell.title()).append('\n');
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of(
                    "",
                    "images/s",
                    "(least-most)",
                    "x stock DL4J",
                    "x DJL + PyTorch",
                    "x convzoo float32",
                    "peak MiB"));
            for (Contestant contestant : results.contestants(cell)) {
                rows.add(row(results, cell, contestant));
            }
            append(text, rows);
        }
        return text.toString();
    }

    private static List<String> row(Results results, Cell cell, Contestant contestant) {
        List<String> row = new ArrayList<>();
        Spread speed = results.imagesPerSecond(cell, contestant);
        row.add(contestant.title());
        row.add(number(speed.median()));
        row.add("(" + number(speed.least()) + "-" + number(speed.greatest()) + ")");
        for (Contestant yardstick : YARDSTICKS) {
            row.add(results.ratio(cell, contestant, yardstick)
                    .map(ratio -> String.format(
                            Locale.ROOT, "%.2f (%.2f-%.2f)", ratio.median(), ratio.least(), ratio.greatest()))
                    .orElse("-"));
        }
        row.add(String.format(Locale.ROOT, "%,d", results.peakResidentBytes(cell, contestant) >> 20));
        return row;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }

    private static void append(StringBuilder text, List<List<String>> rows) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width =
                        rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
                line.append(column == 0 ? "  %-" : "  %").append(width).append("s");
            }
            text.append(String.format(line.toString(), row.toArray())).append('\n');
        }
    }
}
