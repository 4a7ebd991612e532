package org.convzoo.engine;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Focal loss (Lin et al. 2017, arXiv:1708.02002, equation 4) of a softmax over K classes, which Deeplearning4j lacks:
 * {@code -sum over k of t[k] (1 - p[k])^gamma log p[k]} for probabilities {@code p} and labels {@code t}, both
 * {@code [N, K]}. Rows of labels need not sum to 1: weights of classes, the paper's alpha, and of images are factors of
 * them. With gamma 0 it is the cross-entropy.
 *
 * <p>With {@code q[k] = t[k] ((1 - p[k])^gamma - gamma p[k] (1 - p[k])^(gamma - 1) log p[k])} its gradient with respect
 * to the scores before the softmax is {@code p sum(q) - q}.
 *
 * <p>Stock Deeplearning4j does not know this class: {@link #portable} gives the nearest one it knows.
 */
public final class FocalLoss implements ILossFunction {

    /** Stands for a probability that was rounded to zero, as in Deeplearning4j's cross-entropy. */
    public static final double SMALLEST_PROBABILITY = 1e-10;

    private static final long serialVersionUID = 1L;

    @JsonProperty
    private final double gamma;

    @JsonProperty
    private final double weight;

    /**
     * @param gamma how much less a well classified image counts; at least 0
     * @param weight factor of the whole loss
     */
    @JsonCreator
    public FocalLoss(@JsonProperty("gamma") double gamma, @JsonProperty("weight") double weight) {
        this.gamma = gamma;
        this.weight = weight;
    }

    /** What a saved configuration names so that stock Deeplearning4j can open it. */
    public static ILossFunction portable(ILossFunction loss, long classes) {
        return loss instanceof FocalLoss focal
                ? new LossMCXENT(Nd4j.valueArrayOf(new long[] {1, classes}, focal.weight))
                : loss;
    }

    public double gamma() {
        return gamma;
    }

    public double weight() {
        return weight;
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double sum = computeScoreArray(labels, preOutput, activation, mask)
                .sumNumber()
                .doubleValue();
        return average ? sum / labels.size(0) : sum;
    }

    /** The loss of every image, {@code [N, 1]}. */
    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        INDArray probabilities = probabilities(preOutput, activation);
        INDArray rest = Transforms.pow(probabilities.rsub(1), gamma, false);
        INDArray terms = Transforms.log(probabilities, true).muli(rest).muli(labels.castTo(preOutput.dataType()));
        return masked(terms.sum(true, 1).muli(-weight), mask);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        INDArray probabilities = probabilities(preOutput, activation);
        INDArray rest = probabilities.rsub(1);
        INDArray pull = Transforms.pow(rest, gamma, true);
        if (gamma != 0) {
            // where nothing is left of 1 the power may be infinite, but the logarithm beside it is 0
            INDArray bounded = Transforms.max(rest, SMALLEST_PROBABILITY, true);
            pull.subi(Transforms.log(probabilities, true)
                    .muli(Transforms.pow(bounded, gamma - 1, false))
                    .muli(probabilities)
                    .muli(gamma));
        }
        pull.muli(labels.castTo(preOutput.dataType()));
        INDArray gradient =
                probabilities.mulColumnVector(pull.sum(true, 1)).subi(pull).muli(weight);
        return masked(gradient, mask);
    }

    private static INDArray probabilities(INDArray preOutput, IActivation activation) {
        INDArray probabilities = activation.getActivation(preOutput.dup(), true);
        return Transforms.max(probabilities, SMALLEST_PROBABILITY, false);
    }

    private static INDArray masked(INDArray rows, INDArray mask) {
        return mask == null ? rows : rows.muliColumnVector(mask.castTo(rows.dataType()));
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        return Pair.of(
                computeScore(labels, preOutput, activation, mask, average),
                computeGradient(labels, preOutput, activation, mask));
    }

    @Override
    public String name() {
        return "focal loss";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FocalLoss that && that.gamma == gamma && that.weight == weight;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(gamma) * 31 + Double.hashCode(weight);
    }
}
