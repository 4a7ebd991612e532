package org.convzoo.transfer.linear;

import java.util.stream.IntStream;

/** A loss with a gradient everywhere. Its columns fall into groups that can be learned apart from each other. */
sealed interface SmoothLoss {

    /** First column of each group, and the number of columns as the last entry. */
    int[] groups(int columns);

    /**
     * The loss of some rows in a group of columns.
     *
     * @param scores {@code [columns][rows]}
     * @param labels a class for each row
     * @param weights what each row counts: its cost
     * @param from first column of the group
     * @param to one beyond the last column of the group
     * @param residuals becomes the derivative by each score
     */
    double value(double[][] scores, int[] labels, double[] weights, int from, int to, double[][] residuals);

    /** Whether a row of this label is what a column looks for; the only column of two classes looks for the second. */
    static boolean isPositive(int label, int column, int columns) {
        return columns == 1 ? label == 1 : label == column;
    }

    private static int[] eachAlone(int columns) {
        return IntStream.rangeClosed(0, columns).toArray();
    }

    /** Cross-entropy of softmax; of two classes, that of the logistic function. */
    record Multinomial() implements SmoothLoss {

        @Override
        public int[] groups(int columns) {
            return new int[] {0, columns};
        }

        @Override
        public double value(double[][] scores, int[] labels, double[] weights, int from, int to, double[][] residuals) {
            if (to - from == 1) {
                return new Logistic().value(scores, labels, weights, from, to, residuals);
            }
            double loss = 0;
            for (int row = 0; row < labels.length; row++) {
                if (weights[row] == 0) {
                    for (int column = from; column < to; column++) {
                        residuals[column][row] = 0;
                    }
                    continue;
                }
                double highest = Double.NEGATIVE_INFINITY;
                for (int column = from; column < to; column++) {
                    highest = Math.max(highest, scores[column][row]);
                }
                double sum = 0;
                for (int column = from; column < to; column++) {
                    double exponential = Math.exp(scores[column][row] - highest);
                    residuals[column][row] = exponential;
                    sum += exponential;
                }
                double weight = weights[row];
                for (int column = from; column < to; column++) {
                    residuals[column][row] *= weight / sum;
                }
                residuals[labels[row]][row] -= weight;
                loss += weight * (highest + Math.log(sum) - scores[labels[row]][row]);
            }
            return loss;
        }
    }

    /** {@code log(1 + exp(-y s))}, one class against the rest. */
    record Logistic() implements SmoothLoss {

        @Override
        public int[] groups(int columns) {
            return eachAlone(columns);
        }

        @Override
        public double value(double[][] scores, int[] labels, double[] weights, int from, int to, double[][] residuals) {
            double loss = 0;
            for (int row = 0; row < labels.length; row++) {
                double sign = isPositive(labels[row], from, scores.length) ? 1 : -1;
                double margin = sign * scores[from][row];
                double small = Math.exp(-Math.abs(margin));
                loss += weights[row] * (Math.log1p(small) + Math.max(0, -margin));
                double wrong = margin > 0 ? small / (1 + small) : 1 / (1 + small);
                residuals[from][row] = -sign * weights[row] * wrong;
            }
            return loss;
        }
    }

    /** {@code max(0, 1 - y s)^2}, one class against the rest. */
    record SquaredHinge() implements SmoothLoss {

        @Override
        public int[] groups(int columns) {
            return eachAlone(columns);
        }

        @Override
        public double value(double[][] scores, int[] labels, double[] weights, int from, int to, double[][] residuals) {
            double loss = 0;
            for (int row = 0; row < labels.length; row++) {
                double sign = isPositive(labels[row], from, scores.length) ? 1 : -1;
                double gap = Math.max(0, 1 - sign * scores[from][row]);
                loss += weights[row] * gap * gap;
                residuals[from][row] = -2 * sign * weights[row] * gap;
            }
            return loss;
        }
    }
}
