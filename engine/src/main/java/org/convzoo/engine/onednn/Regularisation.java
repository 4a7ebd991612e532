package org.convzoo.engine.onednn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * What a parameter array adds to the loss and to its own gradient.
 *
 * @param l1 weight of the sum of magnitudes
 * @param l2 weight of half the sum of squares
 * @param decay share of the parameter that joins the update after the optimizer's rule
 * @param scored weight of half the sum of squares in the loss: {@code l2} and the decay's coefficient
 */
record Regularisation(float l1, float l2, float decay, float scored) {

    /** The same with more of two terms; decay that is beside the update is no part of the loss. */
    Regularisation plus(double moreL2, double moreDecay) {
        return new Regularisation(l1, (float) (l2 + moreL2), (float) (decay + moreDecay), (float) (scored + moreL2));
    }

    /** Null when one of the terms is unknown here. */
    static @Nullable Regularisation of(@Nullable List<Regularization> terms, StepContext step, double rate) {
        double l1 = 0;
        double l2 = 0;
        double decay = 0;
        double scored = 0;
        for (Regularization term : terms == null ? List.<Regularization>of() : terms) {
            if (term instanceof L1Regularization magnitude) {
                l1 += magnitude.getL1().valueAt(step.iteration, step.epoch);
            } else if (term instanceof L2Regularization square) {
                double coefficient = square.getL2().valueAt(step.iteration, step.epoch);
                l2 += coefficient;
                scored += coefficient;
            } else if (term instanceof WeightDecay weightDecay) {
                double coefficient = weightDecay.getCoeff().valueAt(step.iteration, step.epoch);
                decay += weightDecay.isApplyLR() ? coefficient * rate : coefficient;
                scored += coefficient;
            } else {
                return null;
            }
        }
        return new Regularisation((float) l1, (float) l2, (float) decay, (float) scored);
    }
}
