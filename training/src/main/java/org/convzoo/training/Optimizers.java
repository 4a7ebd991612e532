package org.convzoo.training;

import org.convzoo.configs.OptimizerConfig;
import org.convzoo.configs.TrainingConfig;
import org.convzoo.engine.Momentum;
import org.convzoo.zoo.assembly.Learning;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/** The update rule of a configuration in Deeplearning4j's terms. */
final class Optimizers {

    private Optimizers() {}

    static Learning learning(TrainingConfig config) {
        return new Learning(updater(config.optimizer()), config.l2(), config.loss());
    }

    static IUpdater updater(OptimizerConfig config) {
        if (config instanceof OptimizerConfig.Sgd sgd) {
            return sgd.momentum() == 0
                    ? new Sgd(sgd.learningRate())
                    : Momentum.classical(sgd.learningRate(), sgd.momentum());
        }
        if (config instanceof OptimizerConfig.Momentum momentum) {
            return Momentum.classical(momentum.learningRate(), momentum.momentum());
        }
        if (config instanceof OptimizerConfig.Nesterov nesterov) {
            return Momentum.nesterov(nesterov.learningRate(), nesterov.momentum());
        }
        if (config instanceof OptimizerConfig.AdaGrad adaGrad) {
            return new AdaGrad(adaGrad.learningRate(), adaGrad.epsilon());
        }
        if (config instanceof OptimizerConfig.AdaDelta adaDelta) {
            return new AdaDelta(adaDelta.rho(), adaDelta.epsilon());
        }
        if (config instanceof OptimizerConfig.RmsProp rmsProp) {
            return new RmsProp(rmsProp.learningRate(), rmsProp.decay(), rmsProp.epsilon());
        }
        if (config instanceof OptimizerConfig.Adam adam) {
            return new Adam(adam.learningRate(), adam.beta1(), adam.beta2(), adam.epsilon());
        }
        throw new IllegalStateException("no update rule is known for " + config);
    }
}
