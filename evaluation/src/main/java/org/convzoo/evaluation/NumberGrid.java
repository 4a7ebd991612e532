package org.convzoo.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Small matrices side by side, every number written into its cell: blue above zero, vermilion below, the stronger the
 * farther from it. An SVG document that needs nothing else.
 */
public final class NumberGrid implements SvgPicture {

    private static final double GAP = 28;
    private static final double MARGIN = 12;
    private static final double LARGEST_WIDTH = 940;

    private final String title;
    private final List<LabelledMatrix> matrices = new ArrayList<>();

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
        matrices.add(new LabelledMatrix(name, List.of(), List.of(), values));
        return this;
    }

    /**
     * Adds how often each class was taken for each other: rows are the actual classes, columns the predicted ones.
     *
     * @param classes their names, which stand before the rows and above the columns
     * @throws IllegalArgumentException if there are not as many names as classes
     */
    public NumberGrid confusion(String name, List<String> classes, ConfusionMatrix confusion) {
        if (classes.size() != confusion.classes()) {
            throw new IllegalArgumentException(
                    classes.size() + " names for " + confusion.classes() + " classes: " + classes);
        }
        matrices.add(new LabelledMatrix(name, classes, classes, confusion.counts()));
        return this;
    }

    /** The drawing; numbers are cut after two decimals, as slides have them: 7/9 is 0.77. */
    @Override
    public String svg() {
        List<double[]> places = new ArrayList<>();
        double left = MARGIN;
        double top = 34;
        double width = 0;
        double lineHeight = 0;
        for (LabelledMatrix matrix : matrices) {
            if (left > MARGIN && left + matrix.width() > LARGEST_WIDTH) {
                left = MARGIN;
                top += lineHeight + GAP / 2;
                lineHeight = 0;
            }
            places.add(new double[] {left, top});
            left += matrix.width() + GAP;
            width = Math.max(width, left - GAP + MARGIN);
            lineHeight = Math.max(lineHeight, matrix.height());
        }
        Element drawing =
                Drawing.paper(Math.max(width, 7.5 * title.length() + 2 * MARGIN), top + lineHeight + MARGIN, title);
        for (int i = 0; i < matrices.size(); i++) {
            drawing.add(matrices.get(i).drawn(places.get(i)[0], places.get(i)[1]));
        }
        return drawing.toString();
    }

    @Override
    public String toString() {
        List<String> names = matrices.stream()
                .map(LabelledMatrix::name)
                .filter(name -> !name.isEmpty())
                .toList();
        return "NumberGrid of " + title + (names.isEmpty() ? "" : ": " + String.join(", ", names));
    }
}
