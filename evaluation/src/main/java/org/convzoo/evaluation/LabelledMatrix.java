package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;
import static org.convzoo.evaluation.Svg.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * A matrix whose numbers stand in coloured cells.
 *
 * @param name stands above it; none leaves no room
 * @param rows stand before the rows; empty for none
 * @param columns stand slanted above the columns; empty for none
 * @param values [rows, columns]
 */
record LabelledMatrix(String name, List<String> rows, List<String> columns, float[][] values) {

    private static final double CELL = 36;
    private static final double CAPTION = 22;
    private static final double LETTER = 7;
    private static final double SPACE = 8;
    /** Of a text that rises by 45 degrees, both ways. */
    private static final double SLANTED = Math.sqrt(0.5);

    private static final int BLUE = 0x0072b2;
    private static final int VERMILION = 0xd55e00;

    LabelledMatrix {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        values = Arrays.stream(values).map(float[]::clone).toArray(float[][]::new);
    }

    double width() {
        double cells =
                CELL * Arrays.stream(values).mapToInt(row -> row.length).max().orElse(0);
        // what the last columns' names reach beyond their columns
        double beyond = Math.max(0, SLANTED * room(columns) - CELL / 2);
        return Math.max(room(rows) + cells + beyond, LETTER * name.length());
    }

    double height() {
        return above() + CELL * values.length;
    }

    private double above() {
        return (name.isEmpty() ? 0 : CAPTION) + SLANTED * room(columns);
    }

    private static double room(List<String> names) {
        return names.stream()
                .mapToDouble(one -> LETTER * one.length() + SPACE)
                .max()
                .orElse(0);
    }

    Element drawn(double left, double top) {
        Element group = Drawing.words(element("g"), Drawing.INK);
        if (!name.isEmpty()) {
            group.add(text(name, left, top + 14, "start"));
        }
        double firstColumn = left + room(rows);
        double firstRow = top + above();
        for (int row = 0; row < rows.size(); row++) {
            group.add(text(rows.get(row), firstColumn - SPACE, firstRow + (row + 0.5) * CELL + 4, "end"));
        }
        for (int column = 0; column < columns.size(); column++) {
            String foot = Numbers.coordinate(firstColumn + (column + 0.5) * CELL) + " "
                    + Numbers.coordinate(firstRow - SPACE / 2);
            group.add(
                    text(columns.get(column), 0, 0, "start").with("transform", "translate(" + foot + ") rotate(-45)"));
        }
        float largest = largest();
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[row].length; column++) {
                float value = values[row][column];
                addCell(
                        group,
                        value,
                        largest == 0 ? 0 : value / largest,
                        firstColumn + column * CELL,
                        firstRow + row * CELL);
            }
        }
        return group;
    }

    private float largest() {
        float largest = 0;
        for (float[] row : values) {
            for (float value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest;
    }

    private static void addCell(Element group, float value, float strength, double x, double y) {
        group.add(element("rect")
                .with("x", x)
                .with("y", y)
                .with("width", CELL)
                .with("height", CELL)
                .with("fill", shade(strength))
                .with("stroke", "#ffffff"));
        group.add(text(cut(value), x + CELL / 2, y + CELL / 2 + 4, "middle").with("font-size", "11"));
    }

    /** @param strength -1 to 1 */
    private static String shade(double strength) {
        int colour = strength < 0 ? VERMILION : BLUE;
        double share = 0.6 * Math.abs(strength);
        int shaded = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int part = colour >> shift & 0xff;
            // pale grey stands for zero, so that a cell can be told from the paper
            shaded = shaded << 8 | (int) Math.round(0xf1 + (part - 0xf1) * share);
        }
        return String.format("#%06x", shaded);
    }

    /** 0.7777 as 0.77, 1.0 as 1, -0.004 as 0; what is 0.9999999 for want of digits is 1. */
    private static String cut(float value) {
        if (!Float.isFinite(value)) {
            return "–";
        }
        BigDecimal two = new BigDecimal(Float.toString(value))
                .setScale(5, RoundingMode.HALF_UP)
                .setScale(2, RoundingMode.DOWN)
                .stripTrailingZeros();
        return two.signum() == 0 ? "0" : two.toPlainString().replace('-', '\u2212');
    }
}
