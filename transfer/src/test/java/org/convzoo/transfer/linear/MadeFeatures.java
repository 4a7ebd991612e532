package org.convzoo.transfer.linear;

import java.util.stream.IntStream;
import org.convzoo.engine.FloatMatrix;

/**
 * Rows like those that a network's last activations are: none below 0, many 0, and some of another class than they look
 * like. {@code linear_references.py} draws the same numbers.
 *
 * @param labels of all rows: those to learn from, then the further ones
 */
public record MadeFeatures(FloatMatrix learned, FloatMatrix further, int[] labels) implements AutoCloseable {

    public static final int ROWS = 150;
    public static final int FURTHER = 1000;

    public static MadeFeatures of(int width, int classes) {
        Draws draws = new Draws(width * 10L + classes);
        double[][] centres = new double[classes][width];
        for (double[] centre : centres) {
            for (int j = 0; j < width; j++) {
                centre[j] = draws.next();
            }
        }
        FloatMatrix learned = FloatMatrix.zeros(ROWS, width);
        FloatMatrix further = FloatMatrix.zeros(FURTHER, width);
        int[] labels = new int[ROWS + FURTHER];
        float[] row = new float[width];
        for (int i = 0; i < labels.length; i++) {
            int centre = (int) (draws.next() * classes);
            labels[i] = draws.next() < 0.9 ? centre : (int) (draws.next() * classes);
            for (int j = 0; j < width; j++) {
                row[j] = (float) Math.max(0, draws.next() + 0.5 * centres[centre][j] - 0.7);
            }
            (i < ROWS ? learned.row(i) : further.row(i - ROWS)).put(row);
        }
        return new MadeFeatures(learned, further, labels);
    }

    /** What is learned from, with weights as the references have them. */
    LabelledFeatures rows(int classes, double[] weights) {
        return new LabelledFeatures(
                learned,
                IntStream.range(0, ROWS).map(row -> labels[row]).toArray(),
                IntStream.range(0, classes).mapToObj(label -> "class" + label).toList(),
                weights,
                row -> "row " + row);
    }

    public LabelledFeatures rows(int classes) {
        return rows(classes, IntStream.range(0, ROWS).mapToDouble(row -> 1).toArray());
    }

    @Override
    public void close() {
        learned.close();
        further.close();
    }

    /** Numerical Recipes' linear congruential generator; its upper 16 bits as a part of 1. */
    private static final class Draws {
        private long state;

        Draws(long seed) {
            state = seed;
        }

        double next() {
            state = (state * 1664525 + 1013904223) & 0xFFFFFFFFL;
            return (state >> 16) / 65536.0;
        }
    }
}
