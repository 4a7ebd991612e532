package org.convzoo.engine.onednn;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Any activation and loss, as Deeplearning4j computes them. */
record Dl4jLoss(IActivation activation, ILossFunction function) implements Loss {

    @Override
    public void activate(INDArray scores, INDArray result) {
        result.assign(activation.getActivation(scores.dup(), false));
    }

    @Override
    public Outcome compare(INDArray scores, INDArray labels, double share, INDArray gradient) {
        double loss = function.computeScore(labels, scores.dup(), activation, null, false);
        gradient.assign(function.computeGradient(labels, scores.dup(), activation, null))
                .muli(share);
        int correct = scores.argMax(1)
                .eq(labels.argMax(1))
                .castTo(DataType.INT32)
                .sumNumber()
                .intValue();
        return new Outcome(loss, correct);
    }
}
