package org.convzoo.engine.onednn;

import org.convzoo.engine.FocalLoss;

/** Softmax and focal loss in one; {@link FocalLoss} has the formulas. */
final class SoftmaxFocal extends SoftmaxLoss {

    private final double gamma;
    private final double weight;

    SoftmaxFocal(FocalLoss configuration) {
        gamma = configuration.gamma();
        weight = configuration.weight();
    }

    @Override
    double compareRow(int from, int classes, float share) {
        double loss = 0;
        double total = 0;
        for (int i = from; i < from + classes; i++) {
            if (labels[i] != 0) {
                double probability = Math.max(scores[i], FocalLoss.SMALLEST_PROBABILITY);
                double logarithm = Math.log(probability);
                loss -= labels[i] * Math.pow(1 - probability, gamma) * logarithm;
                total += labels[i] * pull(probability, logarithm);
            }
        }
        for (int i = from; i < from + classes; i++) {
            double probability = Math.max(scores[i], FocalLoss.SMALLEST_PROBABILITY);
            double own = labels[i] == 0 ? 0 : labels[i] * pull(probability, Math.log(probability));
            scores[i] = (float) ((scores[i] * total - own) * weight * share);
        }
        return loss * weight;
    }

    /** What takes the place of 1 in the gradient of the cross-entropy. */
    private double pull(double probability, double logarithm) {
        double rest = 1 - probability;
        double focus = gamma == 0 || rest == 0 ? 0 : gamma * probability * Math.pow(rest, gamma - 1) * logarithm;
        return Math.pow(rest, gamma) - focus;
    }
}
