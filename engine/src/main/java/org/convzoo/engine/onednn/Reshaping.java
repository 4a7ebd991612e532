package org.convzoo.engine.onednn;

import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.jspecify.annotations.Nullable;

/** The steps between maps and vectors. */
final class Reshaping {

    private Reshaping() {}

    static Node preprocess(GraphReader nodes, String name, @Nullable InputPreProcessor step, Node input) {
        long[] shape = input.output().shape();
        if (step == null
                || step instanceof CnnToFeedForwardPreProcessor && shape.length == 2
                || step instanceof FeedForwardToCnnPreProcessor && shape.length == 4) {
            return input;
        } else if (step instanceof CnnToFeedForwardPreProcessor) {
            return flat(nodes, name, input);
        } else if (step instanceof FeedForwardToCnnPreProcessor map) {
            return nodes.add(new ReshapeNode(
                    name, input, shape[0], map.getNumChannels(), map.getInputHeight(), map.getInputWidth()));
        }
        throw new IllegalStateException(step.getClass() + " is said to be covered but is not");
    }

    static Node flat(GraphReader nodes, String name, Node input) {
        long[] shape = input.output().shape();
        return shape.length == 2
                ? input
                : nodes.add(new ReshapeNode(name, input, shape[0], shape[1] * shape[2] * shape[3]));
    }
}
