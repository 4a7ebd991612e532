package org.convzoo.engine.onednn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * Softmax and cross-entropy in one, whose gradient is the difference between what is said and what is true:
 * {@code p * sum(t) - t} for labels {@code t}.
 */
final class SoftmaxCrossEntropy extends SoftmaxLoss {

    private final float[] classWeights;
    private final double smallestProbability;

    SoftmaxCrossEntropy(LossMCXENT configuration) {
        INDArray weights = configuration.getWeights();
        classWeights = weights == null ? new float[0] : weights.toFloatVector();
        smallestProbability = configuration.getSoftmaxClipEps();
    }

    @Override
    double compareRow(int from, int classes, float share) {
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
        for (int i = 0; i < classes; i++) {
            scores[from + i] = (scores[from + i] * total - labels[from + i] * classWeight(i)) * share;
        }
        return loss;
    }

    private float classWeight(int index) {
        return classWeights.length == 0 ? 1 : classWeights[index];
    }
}
