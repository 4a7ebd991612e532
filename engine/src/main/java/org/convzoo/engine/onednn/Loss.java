package org.convzoo.engine.onednn;

import org.convzoo.engine.FocalLoss;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** The activation of an output together with what it is measured by. All arrays are {@code [N, K]}, row by row. */
interface Loss {

    /** Writes what the graph says for these scores. */
    void activate(INDArray scores, INDArray result);

    /**
     * Writes the gradient of the loss with respect to the scores.
     *
     * @param share factor of the gradient
     */
    Outcome compare(INDArray scores, INDArray labels, double share, INDArray gradient);

    /**
     * @param loss sum over the batch
     * @param correct rows whose largest output is the labelled one
     */
    record Outcome(double loss, int correct) {}

    static Loss of(IActivation activation, ILossFunction function) {
        boolean softmax = activation.getClass() == ActivationSoftmax.class;
        if (softmax && function instanceof LossMCXENT crossEntropy) {
            return new SoftmaxCrossEntropy(crossEntropy);
        } else if (softmax && function instanceof FocalLoss focal) {
            return new SoftmaxFocal(focal);
        }
        return new Dl4jLoss(activation, function);
    }
}
