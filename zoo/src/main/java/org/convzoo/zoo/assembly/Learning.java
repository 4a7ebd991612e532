package org.convzoo.zoo.assembly;

import org.convzoo.configs.LossConfig;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * How a network is to learn, as far as Deeplearning4j's configuration of it tells.
 *
 * @param updater of its parameters
 * @param l2 factor of half the squared weights in the loss; biases and batch normalization have none
 * @param loss of its outputs
 */
public record Learning(IUpdater updater, double l2, LossConfig loss) {

    /** With the cross-entropy and nothing beside it. */
    public static Learning with(IUpdater updater) {
        return new Learning(updater, 0, LossConfig.CrossEntropy.plain());
    }
}
