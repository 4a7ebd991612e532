package org.convzoo.engine.onednn;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A softmax and the loss behind it in one, a row of probabilities at a time. */
abstract class SoftmaxLoss implements Loss {

    /** Of the batch, row by row {@code [N, K]}: probabilities, then the gradient. */
    float[] scores = {};

    /** What is true of the batch, row by row {@code [N, K]}. Rows need not sum to 1. */
    float[] labels = {};

    /**
     * Turns the probabilities of a row into the gradient with respect to the scores before the softmax.
     *
     * @param from index of the row's first number
     * @param share factor of the gradient
     * @return the row's loss
     */
    abstract double compareRow(int from, int classes, float share);

    @Override
    public void activate(INDArray logits, INDArray result) {
        read(logits);
        int classes = (int) logits.size(1);
        for (int row = 0; row < logits.size(0); row++) {
            softmax(row * classes, classes);
        }
        memoryOf(result).put(scores, 0, (int) result.length());
    }

    @Override
    public Outcome compare(INDArray logits, INDArray expected, double share, INDArray gradient) {
        read(logits);
        readLabels(expected, logits);
        int classes = (int) logits.size(1);
        double loss = 0;
        int correct = 0;
        for (int row = 0; row < logits.size(0); row++) {
            int from = row * classes;
            softmax(from, classes);
            if (largest(scores, from, classes) == largest(labels, from, classes)) {
                correct++;
            }
            loss += compareRow(from, classes, (float) share);
        }
        memoryOf(gradient).put(scores, 0, (int) gradient.length());
        return new Outcome(loss, correct);
    }

    private void softmax(int from, int classes) {
        float highest = scores[from + largest(scores, from, classes)];
        double sum = 0;
        for (int i = from; i < from + classes; i++) {
            double exponential = Math.exp(scores[i] - highest);
            scores[i] = (float) exponential;
            sum += exponential;
        }
        for (int i = from; i < from + classes; i++) {
            scores[i] = (float) (scores[i] / sum);
        }
    }

    private static int largest(float[] values, int from, int length) {
        int best = 0;
        for (int i = 1; i < length; i++) {
            if (values[from + i] > values[from + best]) {
                best = i;
            }
        }
        return best;
    }

    private void read(INDArray logits) {
        int length = (int) logits.length();
        if (scores.length != length) {
            scores = new float[length];
            labels = new float[length];
        }
        memoryOf(logits).get(scores, 0, length);
    }

    private void readLabels(INDArray expected, INDArray logits) {
        if (!Arrays.equals(expected.shape(), logits.shape())) {
            throw new IllegalArgumentException("labels have shape " + Arrays.toString(expected.shape())
                    + ", but the output has " + Arrays.toString(logits.shape()));
        }
        INDArray rowByRow = expected.dataType() == DataType.FLOAT && expected.ordering() == 'c' && !expected.isView()
                ? expected
                : expected.castTo(DataType.FLOAT).dup('c');
        memoryOf(rowByRow).get(labels, 0, labels.length);
    }

    private static FloatPointer memoryOf(INDArray array) {
        return new FloatPointer(array.data().addressPointer());
    }
}
