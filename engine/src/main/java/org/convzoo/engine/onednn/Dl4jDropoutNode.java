package org.convzoo.engine.onednn;

import java.util.List;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A kind of dropout that only Deeplearning4j has. */
final class Dl4jDropoutNode extends ArrayNode {

    private final IDropout dropout;
    private final int place;

    /** @param place sets this node's choices apart from other nodes' */
    Dl4jDropoutNode(String name, Node input, IDropout dropout, int place) {
        super(name, List.of(input));
        this.dropout = dropout;
        this.place = place;
    }

    @Override
    INDArray compute(List<INDArray> inputs, StepContext step, boolean training) {
        if (!training) {
            return inputs.get(0);
        }
        Nd4j.getRandom().setSeed(step.seed + place);
        INDArray input = inputs.get(0);
        return dropout.applyDropout(input, input.ulike(), step.iteration, step.epoch, LayerWorkspaceMgr.noWorkspaces());
    }

    @Override
    List<@Nullable INDArray> gradients(List<INDArray> inputs, INDArray gradient, StepContext step) {
        return List.of(dropout.backprop(gradient, gradient, step.iteration, step.epoch));
    }
}
