package org.convzoo.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How well one class is recognised. A share whose denominator is 0 counts as 0, as with scikit-learn's {@code zero_division=0}.
 *
 * @param label the class's name
 * @param precision of the images classified as this class, the share that is: TP / (TP + FP), 0 to 1
 * @param recall of this class's images, the share that was found: TP / (TP + FN), 0 to 1
 * @param f1 the harmonic mean of both: 2 TP / (2 TP + FP + FN), 0 to 1
 * @param support how many images of this class there are
 * @param predicted how many images were classified as this class
 */
public record ClassMetrics(String label, double precision, double recall, double f1, int support, int predicted) {

    static List<ClassMetrics> of(List<String> labels, ConfusionMatrix matrix) {
        return IntStream.range(0, labels.size())
                .mapToObj(index -> of(labels.get(index), index, matrix))
                .toList();
    }

    private static ClassMetrics of(String label, int index, ConfusionMatrix matrix) {
        int correct = matrix.correct(index);
        int support = matrix.actualTotal(index);
        int predicted = matrix.predictedTotal(index);
        return new ClassMetrics(
                label,
                share(correct, predicted),
                share(correct, support),
                share(2 * correct, predicted + support),
                support,
                predicted);
    }

    /** Whether the class occurs at all, as truth or as answer: only then it enters an average over classes. */
    boolean occurs() {
        return support > 0 || predicted > 0;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
