package org.convzoo.engine.onednn;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An activation that oneDNN does not have. */
final class Dl4jActivationNode extends ArrayNode {

    private final IActivation activation;

    Dl4jActivationNode(String name, Node input, IActivation activation) {
        super(name, List.of(input));
        this.activation = activation;
    }

    @Override
    INDArray compute(List<INDArray> inputs, StepContext step, boolean training) {
        return activation.getActivation(inputs.get(0).dup(), training);
    }

    @Override
    List<@Nullable INDArray> gradients(List<INDArray> inputs, INDArray gradient, StepContext step) {
        return List.of(activation.backprop(inputs.get(0).dup(), gradient).getFirst());
    }
}
