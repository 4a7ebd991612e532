package org.convzoo.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns of text, as wide as they need to be. */
final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> alignedRight;

    /** A table whose named columns, counted from 0, hold numbers. */
    Table(List<String> header, int... numberColumns) {
        rows.add(header);
        alignedRight = Arrays.stream(numberColumns).boxed().collect(Collectors.toSet());
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    void print(PrintStream out) {
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                String space = " ".repeat(widths[column] - cell.length());
                line.append(column == 0 ? "" : GAP).append(alignedRight.contains(column) ? space + cell : cell + space);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
