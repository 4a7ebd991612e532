package org.convzoo.evaluation;

import static org.convzoo.evaluation.Element.element;
import static org.convzoo.evaluation.Svg.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Small matrices side by side, every number written into its cell: blue above zero, vermilion below, the stronger the
 * farther from it. An SVG document that needs nothing else.
 */
public final class NumberGrid implements SvgPicture {

    private static final double GAP = 28;
    private static final double MARGIN = 12;
    private static final double CAPTION = 22;
    private static final double LARGEST_WIDTH = 940;
    private static final int BLUE = 0x0072b2;
    private static final int VERMILION = 0xd55e00;

    private record Matrix(String name, float[][] values) {
        double largest() {
            double largest = 0;
            for (float[] row : values) {
                for (float value : row) {
                    largest = Math.max(largest, Math.abs(value));
                }
            }
            return largest;
        }

        int columns() {
            return Arrays.stream(values).mapToInt(row -> row.length).max().orElse(0);
        }
    }

    private final String title;
    private final List<Matrix> matrices = new ArrayList<>();

    private NumberGrid(String title) {
        this.title = title;
    }

    /** Nothing yet. */
    public static NumberGrid of(String title) {
        return new NumberGrid(title);
    }

    /**
     * Adds a matrix to the right of the others.
     *
     * @param values [rows, columns], up to about 12 of each can be read
     */
    public NumberGrid matrix(String name, float[][] values) {
        matrices.add(new Matrix(name, Arrays.stream(values).map(float[]::clone).toArray(float[][]::new)));
        return this;
    }

    /** The drawing; numbers are cut after two decimals, as slides have them: 7/9 is 0.77. */
    @Override
    public String svg() {
        double cell = 36;
        List<double[]> places = new ArrayList<>();
        double left = MARGIN;
        double top = 34;
        double width = 0;
        double lineHeight = 0;
        for (Matrix matrix : matrices) {
            double wide = Math.max(matrix.columns() * cell, 7.0 * matrix.name.length());
            if (left > MARGIN && left + wide > LARGEST_WIDTH) {
                left = MARGIN;
                top += lineHeight + GAP / 2;
                lineHeight = 0;
            }
            places.add(new double[] {left, top});
            left += wide + GAP;
            width = Math.max(width, left - GAP + MARGIN);
            lineHeight = Math.max(lineHeight, CAPTION + matrix.values.length * cell);
        }
        Element drawing =
                Drawing.paper(Math.max(width, 7.5 * title.length() + 2 * MARGIN), top + lineHeight + MARGIN, title);
        for (int i = 0; i < matrices.size(); i++) {
            drawing.add(drawn(matrices.get(i), places.get(i)[0], places.get(i)[1], cell));
        }
        return drawing.toString();
    }

    private static Element drawn(Matrix matrix, double left, double top, double cell) {
        Element group = Drawing.words(element("g"), Drawing.INK);
        group.add(text(matrix.name, left, top + 14, "start"));
        double largest = matrix.largest();
        for (int row = 0; row < matrix.values.length; row++) {
            for (int column = 0; column < matrix.values[row].length; column++) {
                float value = matrix.values[row][column];
                double x = left + column * cell;
                double y = top + CAPTION + row * cell;
                group.add(element("rect")
                        .with("x", x)
                        .with("y", y)
                        .with("width", cell)
                        .with("height", cell)
                        .with("fill", shade(largest == 0 ? 0 : value / largest))
                        .with("stroke", "#ffffff"));
                group.add(text(cut(value), x + cell / 2, y + cell / 2 + 4, "middle")
                        .with("font-size", "11"));
            }
        }
        return group;
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
    static String cut(float value) {
        if (!Float.isFinite(value)) {
            return "–";
        }
        BigDecimal two = new BigDecimal(Float.toString(value))
                .setScale(5, RoundingMode.HALF_UP)
                .setScale(2, RoundingMode.DOWN)
                .stripTrailingZeros();
        return two.signum() == 0 ? "0" : two.toPlainString().replace('-', '\u2212');
    }

    @Override
    public String toString() {
        return "NumberGrid of " + title + ": "
                + String.join(", ", matrices.stream().map(Matrix::name).toList());
    }
}
