package org.convzoo.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How often each class was taken for each other: rows are actual classes, columns predicted ones. */
public final class ConfusionMatrix {

    private final int[][] counts;
    private final int[] actualTotals;
    private final int[] predictedTotals;
    private final int total;
    private final int correct;

    /**
     * Two different classes that were mixed up.
     *
     * @param actual the index of the true class
     * @param predicted the index of the class it was taken for
     * @param count how many images, at least 1
     */
    public record Confusion(int actual, int predicted, int count) {}

    ConfusionMatrix(int[][] counts) {
        int classes = counts.length;
        this.counts = new int[classes][];
        this.actualTotals = new int[classes];
        this.predictedTotals = new int[classes];
        int sum = 0;
        int diagonal = 0;
        for (int actual = 0; actual < classes; actual++) {
            this.counts[actual] = counts[actual].clone();
            for (int predicted = 0; predicted < classes; predicted++) {
                int count = counts[actual][predicted];
                actualTotals[actual] += count;
                predictedTotals[predicted] += count;
                sum += count;
            }
            diagonal += counts[actual][actual];
        }
        this.total = sum;
        this.correct = diagonal;
    }

    static ConfusionMatrix of(Predictions predictions) {
        int classes = predictions.labels().size();
        int[][] counts = new int[classes][classes];
        for (int image = 0; image < predictions.size(); image++) {
            counts[predictions.actual()[image]][predictions.predicted(image)]++;
        }
        return new ConfusionMatrix(counts);
    }

    /** The number of classes, C. */
    public int classes() {
        return counts.length;
    }

    /** How many images of class {@code actual} were classified as {@code predicted}. */
    public int count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /** All of them, [actual, predicted], for drawings. */
    float[][] counts() {
        float[][] numbers = new float[counts.length][counts.length];
        for (int actual = 0; actual < counts.length; actual++) {
            for (int predicted = 0; predicted < counts.length; predicted++) {
                numbers[actual][predicted] = counts[actual][predicted];
            }
        }
        return numbers;
    }

    /** How many images of this class there are (its support). */
    public int actualTotal(int label) {
        return actualTotals[label];
    }

    /** How many images were classified as this class. */
    public int predictedTotal(int label) {
        return predictedTotals[label];
    }

    /** How many images of this class were classified rightly. */
    public int correct(int label) {
        return counts[label][label];
    }

    /** How many images there are. */
    public int total() {
        return total;
    }

    /** How many images were classified rightly: the sum of the diagonal. */
    public int correct() {
        return correct;
    }

    /** Everything off the diagonal that happened, most frequent first, then by class index. */
    public List<Confusion> confusions() {
        List<Confusion> confusions = new ArrayList<>();
        for (int actual = 0; actual < classes(); actual++) {
            for (int predicted = 0; predicted < classes(); predicted++) {
                if (actual != predicted && counts[actual][predicted] > 0) {
                    confusions.add(new Confusion(actual, predicted, counts[actual][predicted]));
                }
            }
        }
        confusions.sort(Comparator.comparingInt(Confusion::count).reversed());
        return confusions;
    }
}
