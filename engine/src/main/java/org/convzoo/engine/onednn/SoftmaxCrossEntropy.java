package org.convzoo.engine.onednn;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Softmax and cross-entropy in one, whose gradient is the difference between what is said and what is true. */
final class SoftmaxCrossEntropy implements Loss {

    private final float[] classWeights;
    private final double smallestProbability;
    private float[] scores = {};
    private float[] labels = {};

    SoftmaxCrossEntropy(LossMCXENT configuration) {
        INDArray weights = configuration.getWeights();
        classWeights = weights == null ? new float[0] : weights.toFloatVector();
        smallestProbability = configuration.getSoftmaxClipEps();
    }

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

    /** Turns the row's probabilities into the gradient and returns the row's loss. */
    private double compareRow(int from, int classes, float share) {
        double loss = 0;
        float total = 0;
        for (int i = 0; i < classes; i++) {
            float label = labels[from + i] * classWeight(i);
            if (label != 0) {
                double probability = Math.min(Math.max(scores[from + i], smallestProbability), 1 - smallestProbability);
                loss -= label * Math.log(probability);
                total += label;
            }
        }
        float whole = classWeights.length == 0 ? 1 : total;
        for (int i = 0; i < classes; i++) {
            scores[from + i] = (scores[from + i] * whole - labels[from + i] * classWeight(i)) * share;
        }
        return loss;
    }

    private float classWeight(int index) {
        return classWeights.length == 0 ? 1 : classWeights[index];
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
